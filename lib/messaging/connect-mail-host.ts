/**
 * Connects the sidebar's page to the mail page it was put into. A window message or a port through the worker can be
 * forged or overheard by the mail page; a port opened by the extension's own frame to the tab's content script cannot,
 * and the nonce, which came in this frame's address and which no page script can see, tells our frame from one that the
 * mail page made of the same file.
 */
import { browser } from 'wxt/browser';
import { MailHostError, type MailHost } from '#lib/mail/mail-host.ts';
import { SIDEBAR_PORT, type MessagePortLike } from './protocol.ts';
import { createRemoteMailHost } from './remote-mail-host.ts';
import { connectByWorker } from './sidebar-relay.ts';

/** The mail program in whose tab this page is a frame. Rejects with MailHostError outside of one. */
export async function connectMailHost(): Promise<MailHost> {
  const nonce = takeNonce();
  const port = nonce === '' ? null : await connectToTab();
  if (port === null) throw new MailHostError('connect', 'The sidebar works beside an open mail only.');
  return createRemoteMailHost(port, nonce);
}

async function connectToTab(): Promise<MessagePortLike | null> {
  if (import.meta.env.FIREFOX) return connectByWorker();
  const tab = await browser.tabs.getCurrent();
  return tab?.id === undefined ? null : browser.tabs.connect(tab.id, { frameId: 0, name: SIDEBAR_PORT });
}

/** Reads the nonce and takes it out of the address, where nothing else should find it. */
function takeNonce(): string {
  const nonce = location.hash.slice(1);
  history.replaceState(null, '', location.pathname + location.search);
  return nonce;
}
