/**
 * The way from the sidebar's frame to its tab's content script where the frame has no `tabs`: Firefox gives a page of ours inside
 * another's page only the interfaces of a content script. The worker opens the port in the frame's place and passes everything on,
 * unread. Whether the frame is ours is still for the content script to say, by the nonce that is the port's first message: each
 * frame has a port of its own, so one that the mail page made hears nothing of another's.
 */
import { browser } from 'wxt/browser';
import { SIDEBAR_PORT, type MessagePortLike } from './protocol.ts';

const RELAY_PORT = 'threadside-sidebar-relay';

/** Firefox stops an idle worker after 30 s, whatever ports it holds; each message gives it that time again. */
const ALIVE_EVERY_MS = 10_000;

/** Said by the frame to nobody but the worker. */
const ALIVE = { type: 'relay-alive' };

/** In the frame: the port that the content script accepts, by the worker. */
export function connectByWorker(): MessagePortLike {
  const port = browser.runtime.connect({ name: RELAY_PORT });
  const beat = setInterval(() => port.postMessage(ALIVE), ALIVE_EVERY_MS);
  port.onDisconnect.addListener(() => clearInterval(beat));
  return port;
}

type ConnectedPort = Parameters<Parameters<typeof browser.runtime.onConnect.addListener>[0]>[0];

/** In the worker: passes on between the sidebar's frames and the content scripts of their own tabs, and nobody else's. */
export function relaySidebars(): void {
  browser.runtime.onConnect.addListener((frame) => {
    if (frame.name !== RELAY_PORT) return;
    const tabId = tabOfSidebar(frame);
    if (tabId === undefined) return frame.disconnect();
    const mailPage = browser.tabs.connect(tabId, { frameId: 0, name: SIDEBAR_PORT });
    passOn(frame, mailPage);
    passOn(mailPage, frame);
  });
}

/** A content script may open a port by that name too; only a page of ours has our address. */
function tabOfSidebar({ sender }: ConnectedPort): number | undefined {
  const isSidebar = sender?.url?.startsWith(browser.runtime.getURL('/sidebar.html')) === true;
  return isSidebar && sender.id === browser.runtime.id ? sender.tab?.id : undefined;
}

function passOn(from: ConnectedPort, to: ConnectedPort): void {
  from.onMessage.addListener((message: { type?: unknown } | null) => {
    if (message?.type !== ALIVE.type) to.postMessage(message);
  });
  from.onDisconnect.addListener(() => to.disconnect());
}
