/** The sidebar's own port, used from the test's process: what the sidebar hears we hear, and our reads go over it too. */
import { type Frame, type Page } from '@playwright/test';
import { createPortPair } from '#lib/messaging/testing/port-pair.ts';
import { type MessagePortLike } from '#lib/messaging/protocol.ts';
import { sidebarFrame } from './launch.ts';
import { type SeenWindow } from './mail-tab.ts';

/** Ids of our reads are shifted, as the sidebar in the frame reads over the same port. */
const ID_SHIFT = 1_000_000;

/** A port that is heard until it is closed. */
export type SidebarPort = { port: MessagePortLike; close(): void };

/** The frame's port as one of this process: what was said so far is said again, then what follows. */
export async function portOfSidebar(page: Page): Promise<SidebarPort> {
  const frame = await sidebarFrame(page);
  const [ours, theirs] = createPortPair();
  let heard = 0;
  let busy = false;
  const following = setInterval(async () => {
    if (busy) return;
    busy = true;
    const messages = await newMessages(frame, heard);
    heard += messages.length;
    for (const message of messages) theirs.postMessage(shiftId(message, -ID_SHIFT));
    busy = false;
  }, 20);
  theirs.onMessage.addListener((message) => {
    if ((message as { type: string }).type === 'nonce') return;
    // The last of them are sent while the browser closes already.
    frame
      .evaluate(
        (sent) => (window as unknown as SeenWindow).port.postMessage(sent),
        shiftId(message, ID_SHIFT),
      )
      .catch(() => {});
  });
  return { port: ours, close: () => clearInterval(following) };
}

function newMessages(frame: Frame, from: number): Promise<unknown[]> {
  return frame
    .evaluate((start) => (window as unknown as SeenWindow).portMessages.slice(start), from)
    .catch(() => []);
}

function shiftId(message: unknown, by: number): unknown {
  const { id } = message as { id?: number };
  return typeof id === 'number' ? { ...(message as object), id: id + by } : message;
}
