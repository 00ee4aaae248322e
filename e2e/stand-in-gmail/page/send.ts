/**
 * Sends as Gmail's page does: one request to its sync address, in the nested arrays from which InboxSDK reads that a draft was
 * sent (`sync-compose-processor-20220909` of 2.2.26). Numbers of the places are Gmail's.
 */
import { page, permId, type Message, type Person } from './data.ts';

export type Outgoing = {
  draftId: string;
  /** Null: it starts a thread. */
  threadId: string | null;
  to: Person[];
  subject: string;
  text: string;
};

type Sent = { threadId: string; messageId: string; message: Message };

/** Rejects when the server does not take it. */
export async function sendMail(mail: Outgoing): Promise<Message> {
  const threadId = mail.threadId === null ? `thread-a:${mail.draftId}` : permId('thread', mail.threadId);
  const message = listOf({
    0: `msg-a:${mail.draftId}`,
    2: mail.to.map(({ address, name }) => [1, address, name]),
    7: mail.subject,
    8: [null, [[0, mail.text]]],
    10: ['^pfg'],
  });
  const change = listOf({ 13: [message] });
  const answer = await post(JSON.stringify([null, [[[10, [threadId, change]]]]]));
  return (answer[2] as Sent).message;
}

/** An array with values at some places only. */
function listOf(values: Record<number, unknown>): unknown[] {
  const list: unknown[] = [];
  for (const [place, value] of Object.entries(values)) list[Number(place)] = value;
  return list;
}

/** By XMLHttpRequest, which the SDK listens to; it does not know fetch. */
function post(body: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/sync/u/${page.account}/i/s?hl=en&c=1`);
    request.addEventListener('load', () =>
      request.status === 200
        ? resolve(JSON.parse(request.responseText) as unknown[])
        : reject(new Error(`Not sent: ${request.status}`)),
    );
    request.addEventListener('error', () => reject(new Error('Not sent')));
    request.send(body);
  });
}
