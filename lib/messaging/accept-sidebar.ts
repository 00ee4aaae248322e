/** The content script's door: lets in the one frame it made, by the nonce, and nobody else. */
import { browser } from 'wxt/browser';
import { FrameMessage, SIDEBAR_PORT, type MessagePortLike } from './protocol.ts';

type Options = {
  /** The nonce that is valid now; null while no frame of ours waits. Each is taken once. */
  takeNonce: (nonce: string) => boolean;
  onAccepted: (port: MessagePortLike) => void;
  signal: AbortSignal;
};

/** Listens for ports of the sidebar until the signal aborts. Whoever opens with anything but the nonce is hung up on. */
export function acceptSidebar({ takeNonce, onAccepted, signal }: Options): void {
  const onConnect = (port: ConnectedPort): void => {
    if (port.name !== SIDEBAR_PORT) return;
    if (!isOurPage(port)) return port.disconnect();
    const onFirst = (raw: unknown): void => {
      port.onMessage.removeListener(onFirst);
      const first = FrameMessage.safeParse(raw);
      if (first.success && first.data.type === 'nonce' && takeNonce(first.data.nonce)) onAccepted(port);
      else port.disconnect();
    };
    port.onMessage.addListener(onFirst);
  };
  browser.runtime.onConnect.addListener(onConnect);
  signal.addEventListener('abort', () => browser.runtime?.onConnect?.removeListener(onConnect), {
    once: true,
  });
}

type ConnectedPort = Parameters<Parameters<typeof browser.runtime.onConnect.addListener>[0]>[0];

/** Firefox leaves `origin` out; the id is always there, and pages of other extensions cannot carry ours. */
function isOurPage(port: ConnectedPort): boolean {
  const { sender } = port;
  if (sender?.id !== browser.runtime.id) return false;
  return (
    sender.origin === undefined ||
    sender.origin === new URL(browser.runtime.getURL('/')).origin ||
    sender.origin === `chrome-extension://${browser.runtime.id}`
  );
}
