/** The worker between the sidebar's frames and their mail pages, where the frames have no `tabs`. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SIDEBAR_PORT } from './protocol.ts';

type Heard = (message?: unknown) => void;

/** One end of a port as the worker holds it; the test plays what is at the other. */
class FakePort {
  readonly said: unknown[] = [];
  isOpen = true;
  readonly #messages: Heard[] = [];
  readonly #closings: Heard[] = [];
  readonly onMessage = { addListener: (heard: Heard) => this.#messages.push(heard) };
  readonly onDisconnect = { addListener: (heard: Heard) => this.#closings.push(heard) };
  readonly name: string;
  readonly sender: object;

  constructor(name = '', sender: object = {}) {
    this.name = name;
    this.sender = sender;
  }

  postMessage = (message: unknown): void => {
    if (!this.isOpen) throw new Error('Attempt to postMessage on disconnected port');
    this.said.push(message);
  };
  disconnect = (): void => {
    this.isOpen = false;
  };
  hear(message: unknown): void {
    for (const heard of this.#messages) heard(message);
  }
  hangUp(): void {
    this.isOpen = false;
    for (const heard of this.#closings) heard();
  }
}

const OWN = 'moz-extension://8c1f/';
const opened: { tabId: number; options: object; port: FakePort }[] = [];
const framePort = new FakePort();
let connect = (_port: FakePort): void => {};
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      id: 'threadside@norrvik.example',
      getURL: (path: string) => `moz-extension://8c1f${path}`,
      onConnect: { addListener: (listener: typeof connect) => (connect = listener) },
      connect: () => framePort,
    },
    tabs: {
      connect: (tabId: number, options: object) => {
        const port = new FakePort();
        opened.push({ tabId, options, port });
        return port;
      },
    },
  },
}));
const { connectByWorker, relaySidebars } = await import('./sidebar-relay.ts');

const RELAY = 'threadside-sidebar-relay';
const senderIn = (tabId: number) => ({
  id: 'threadside@norrvik.example',
  url: `${OWN}sidebar.html#nonce-${tabId}`,
  tab: { id: tabId },
});

/** A sidebar's frame in that tab, and its mail page. */
function open(tabId: number): { frame: FakePort; mailPage: FakePort } {
  const frame = new FakePort(RELAY, senderIn(tabId));
  connect(frame);
  const mailPage = opened.at(-1)?.port;
  if (mailPage === undefined) throw new Error('Expected a port to the mail page.');
  return { frame, mailPage };
}

describe('relaySidebars', () => {
  beforeEach(() => {
    opened.length = 0;
    relaySidebars();
  });

  it('passes everything on unread and in its order, the nonce first, to the top frame of the sidebar’s own tab', () => {
    const { frame, mailPage } = open(7);
    expect(opened).toMatchObject([{ tabId: 7, options: { frameId: 0, name: SIDEBAR_PORT } }]);
    const said = [{ type: 'nonce', nonce: 'n-7' }, { type: 'focus-mail' }, { any: ['thing', null] }, null];
    for (const message of said) frame.hear(message);
    expect(mailPage.said).toEqual(said);
    const answers = [{ type: 'hello' }, { type: 'thread', thread: null }, { type: 'theme', theme: 'dark' }];
    for (const message of answers) mailPage.hear(message);
    expect(frame.said).toEqual(answers);
  });

  it('keeps the frame’s sign of life to itself', () => {
    const { frame, mailPage } = open(7);
    frame.hear({ type: 'relay-alive' });
    expect(mailPage.said).toEqual([]);
  });

  it('never mixes two tabs', () => {
    const [one, other] = [open(7), open(8)];
    one.frame.hear({ type: 'nonce', nonce: 'n-7' });
    other.mailPage.hear({ type: 'thread', thread: 'another’s' });
    expect([one.frame.said, other.mailPage.said]).toEqual([[], []]);
    one.mailPage.hangUp();
    expect([one.frame.isOpen, other.frame.isOpen]).toEqual([false, true]);
  });

  it('hangs up at one end when the other does', () => {
    const [one, other] = [open(7), open(8)];
    one.frame.hangUp();
    other.mailPage.hangUp();
    expect([one.mailPage.isOpen, other.frame.isOpen]).toEqual([false, false]);
  });

  it.each([
    ['a content script', { ...senderIn(7), url: 'https://mail.google.com/mail/u/0/' }],
    ['another page of ours', { ...senderIn(7), url: `${OWN}popup.html` }],
    ['another extension', { ...senderIn(7), id: 'other@norrvik.example' }],
    ['a page in no tab', { ...senderIn(7), tab: undefined }],
    ['somebody who does not say who they are', {}],
  ])('hangs up on %s', (_who, sender) => {
    const frame = new FakePort(RELAY, sender);
    connect(frame);
    expect(frame.isOpen).toBe(false);
    expect(opened).toEqual([]);
  });

  it('leaves ports of other names to others', () => {
    const port = new FakePort('inboxsdk', senderIn(7));
    connect(port);
    expect(port.isOpen).toBe(true);
    expect(opened).toEqual([]);
  });
});

describe('connectByWorker', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('gives a sign of life each 10 s, before the browser calls its worker idle, until the port is closed', () => {
    expect(connectByWorker()).toBe(framePort);
    vi.advanceTimersByTime(30_000);
    expect(framePort.said).toEqual(Array.from({ length: 3 }, () => ({ type: 'relay-alive' })));
    framePort.hangUp();
    vi.advanceTimersByTime(30_000);
    expect(framePort.said).toHaveLength(3);
  });
});
