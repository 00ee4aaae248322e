/** What the server put into the page, and the threads it hands out when they are opened. */

export type Person = { name: string; address: string };
export type Message = {
  legacyId: string;
  from: Person;
  to: Person[];
  time: number;
  html: string;
  snippet: string;
  attachments: string[];
};
export type Thread = {
  name: string;
  legacyId: string;
  subject: string;
  labels: string[];
  messages: Message[];
};
export type PageData = {
  account: number;
  me: Person;
  accounts: Person[];
  rows: Thread[];
  sidePanelDelayMs: number;
  previewPane: boolean;
  theme: 'light' | 'dark';
};

export const page = JSON.parse(document.querySelector('#stand-in-data')?.textContent ?? '{}') as PageData;

export async function loadThread(legacyId: string): Promise<Thread | null> {
  const response = await fetch(`${location.pathname}?stand-in-thread=${encodeURIComponent(legacyId)}`);
  return (await response.json()) as Thread | null;
}

/** Gmail's other id of the same thing: the same number in decimal. */
export function permId(kind: 'thread' | 'msg', legacyId: string): string {
  return `${kind}-f:${BigInt(`0x${legacyId}`)}`;
}
