/** What a hostile script in the mail page can send at us. Each function runs in the page and uses nothing of this file. */

/** A nonce-less message of each type that passes between our parts, and of InboxSDK's. */
export const INTERNAL_MESSAGES = [
  { type: 'nonce', nonce: 'guessed' },
  { type: 'read-body', id: 1, messageKey: 'message-1' },
  { type: 'list-files', id: 1, messageKey: 'message-1' },
  { type: 'read-file', id: 1, messageKey: 'message-1', fileKey: '0' },
  { type: 'retry-identity', threadKey: 'any' },
  { type: 'show-ticket-count', threadKey: 'any', count: 99 },
  {
    type: 'hello',
    provider: 'gmail',
    can: { readMessageIds: true, readBodies: true, readFiles: true, showTicketCount: true },
  },
  { type: 'thread', thread: null },
  { type: 'theme', theme: 'dark' },
  { type: 'body', id: 1, body: { html: null, text: 'forged' } },
  { type: 'files', id: 1, files: [{ key: '0', name: 'forged.pdf', size: 6, mediaType: '' }] },
  { type: 'file-piece', id: 1, base64: 'Zm9yZ2Vk' },
  { type: 'file', id: 1, size: 6, mediaType: '' },
  { type: 'failed', id: 1, what: 'read-body', message: 'forged' },
  { type: 'inboxsdk__injectPageWorld' },
];

/** Posts each to the page's window and to every frame it can reach, alone and with a port. Answers how many ports spoke. */
export async function forgeWindowMessages(messages: object[]): Promise<number> {
  let answers = 0;
  const targets: Window[] = [
    window,
    ...Array.from({ length: window.length }, (_, index) => window[index] as Window),
  ];
  for (const target of targets) {
    for (const message of messages) {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => (answers += 1));
      port1.start();
      target.postMessage(message, '*');
      target.postMessage({ name: 'threadside-sidebar', ...message }, '*', [port2]);
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
  return answers;
}

/** Events at the frame's holder, as if somebody had used it, and InboxSDK's own events with a forged content. */
export function forgeDomEvents(): void {
  const holder = document.querySelector('threadside-sidebar');
  for (const target of [holder, document, document.body, window]) {
    for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click', 'submit', 'focus'])
      target?.dispatchEvent(
        new MouseEvent(type, { bubbles: true, composed: true, clientX: 1060, clientY: 760 }),
      );
    for (const key of ['n', 'Enter', 't', 'Escape'])
      target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    for (const type of ['message', 'threadside', 'threadside-thread', 'storage'])
      target?.dispatchEvent(
        new CustomEvent(type, { bubbles: true, detail: { type: 'thread', thread: null } }),
      );
  }
  document.dispatchEvent(
    new CustomEvent('inboxSDKajaxIntercept', {
      detail: { type: 'emailSent', rfcID: '<forged@evil.example>', oldMessageID: '1', oldThreadID: '1' },
    }),
  );
}

/** Elements whose names take the place of what scripts look up on the document, and of our own elements. */
export function clobberDocument(): void {
  const names = [
    'head',
    'cookie',
    'title',
    'forms',
    'defaultView',
    'currentScript',
    'InboxSDK',
    'chrome',
    'browser',
  ];
  for (const name of [...names, 'threadside', 'threadside-sidebar', 'root', 'crypto', 'runtime']) {
    for (const tag of ['img', 'form']) {
      const element = Object.assign(document.createElement(tag), { id: name });
      element.setAttribute('name', name);
      document.body.append(element);
    }
  }
  document.body.append(
    document.createElement('threadside-sidebar'),
    document.createElement('threadside-panel'),
  );
}

/** What the page gets when it tries to speak to the extension. */
export function reachForExtension(id: string): string {
  const { chrome } = window as unknown as {
    chrome?: { runtime?: { connect?: (id: string) => unknown; sendMessage?: unknown } };
  };
  if (chrome?.runtime?.connect === undefined) return 'no way to connect';
  chrome.runtime.connect(id);
  return 'connected';
}
