/**
 * The sidebar's one frame in a mail page's tab. It is made when the first thread opens and then only shown, moved and
 * hidden: moving a frame in the tree reloads it, so it lies over its slot instead of inside it. It sits in a closed
 * shadow root, where the page can neither reach its window nor read the nonce in its address.
 */
import { followPlace } from './follow-place.ts';

const SHADOW_STYLE = `
  :host { all: initial; }
  iframe { display: block; border: 0; width: 100%; height: 100%; color-scheme: normal; background: transparent; }`;

/** Frames that hang up again and again are not tried for ever. */
const REMAKES_MAX = 5;

/** The frame of one tab. */
export type SidebarFrame = {
  /** Shows the frame over the slot, whose place and size it follows; null hides it. */
  follow(slot: HTMLElement | null): void;
  /** Whether the nonce is the waiting frame's; true once only. */
  takeNonce(nonce: string): boolean;
  /** The frame's port closed (crash, page cache): the next showing makes a new frame. */
  lost(): void;
  /** Gives the keyboard to the frame's page. */
  focus(): void;
  remove(): void;
};

/** A frame whose page is `urlOf(nonce)`. */
export function createSidebarFrame({
  urlOf,
  title,
}: {
  urlOf: (nonce: string) => string;
  title: string;
}): SidebarFrame {
  let host: HTMLElement | null = null;
  let nonce: string | null = null;
  let made = 0;
  let following = new AbortController();
  let slot: HTMLElement | null = null;
  let frame: HTMLIFrameElement | null = null;

  const make = (): HTMLElement => {
    made += 1;
    nonce = crypto.randomUUID();
    const element = document.createElement('threadside-sidebar');
    Object.assign(element.style, { position: 'fixed', visibility: 'hidden', overflow: 'hidden' });
    const style = Object.assign(document.createElement('style'), { textContent: SHADOW_STYLE });
    frame = document.createElement('iframe');
    frame.title = title;
    frame.src = urlOf(nonce);
    element.attachShadow({ mode: 'closed' }).append(style, frame);
    document.body.append(element);
    return element;
  };

  const follow = (next: HTMLElement | null): void => {
    slot = next;
    following.abort();
    following = new AbortController();
    if (host) host.style.visibility = 'hidden';
    if (!slot) return;
    host ??= make();
    followPlace(host, slot, following.signal);
  };

  return {
    follow,
    takeNonce: (offered) => {
      const isRight = nonce !== null && offered === nonce;
      if (isRight) nonce = null;
      return isRight;
    },
    lost: () => {
      host?.remove();
      host = null;
      if (made <= REMAKES_MAX) follow(slot);
    },
    focus: () => frame?.focus(),
    remove: () => {
      following.abort();
      host?.remove();
      host = null;
    },
  };
}
