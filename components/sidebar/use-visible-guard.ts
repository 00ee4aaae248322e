/**
 * Against a mail page that covers or fades our frame to have its clicks land on our buttons: a write goes through at once
 * only when the panel could be seen as it is for half a second before. Otherwise the person is asked in place, never
 * refused, as a mail program's own windows may cover the panel too.
 */
import { useRef, useState } from 'react';

const SEEN_FOR_MS = 500;
/** The question cannot be answered by the second half of a double click. */
const ANSWERED_AFTER_MS = 500;
/** Less of the panel than this could be a single button cut out of it. */
const SHOWN_RATIO = 0.75;
/** The browser's own least pause between looks at what is visible. */
const LOOK_EVERY_MS = 100;

/** A page that is drawn answers a fresh look with its next frame. */
const LOOK_WITHIN_MS = 300;

const WATCHED = { threshold: [0, SHOWN_RATIO, 1], trackVisibility: true, delay: LOOK_EVERY_MS };

/** Milliseconds on the page's clock; null while it cannot be seen; -Infinity where nobody watches, as in the add-in. */
let seenSince: number | null = Number.NEGATIVE_INFINITY;

/** Watches whether people can see the page; once, for pages that another site has in a frame. */
export function watchVisibility(): void {
  seenSince = null;
  const look = (entry: IntersectionObserverEntry): void => {
    seenSince = isSeen(entry) ? (seenSince ?? performance.now()) : null;
  };
  new IntersectionObserver((entries) => entries.forEach(look), WATCHED).observe(document.body);
}

/** Seen for long enough, and still now: of a cover over a resting page the watch may hear late (seen in Chromium 156). */
async function wasSeen(): Promise<boolean> {
  if (seenSince === Number.NEGATIVE_INFINITY) return true;
  if (seenSince === null || performance.now() - seenSince < SEEN_FOR_MS) return false;
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      observer.disconnect();
      resolve(entries.every(isSeen));
    }, WATCHED);
    observer.observe(document.body);
    setTimeout(resolve, LOOK_WITHIN_MS, false);
  });
}

function isSeen(entry: IntersectionObserverEntry): boolean {
  return isVisible(entry) && entry.intersectionRatio >= SHOWN_RATIO;
}

/** Browsers without version 2 of the observer say nothing of it; there the share on the screen has to do. */
function isVisible(entry: IntersectionObserverEntry): boolean {
  return !('isVisible' in entry) || entry.isVisible === true;
}

export type VisibleGuard = {
  /** Does it at once, or holds it until the person has confirmed. */
  guard: (act: () => void) => Promise<void>;
  isHeld: boolean;
  confirm: () => void;
  cancel: () => void;
};

export function useVisibleGuard(): VisibleGuard {
  const [held, setHeld] = useState<(() => void) | null>(null);
  const heldAt = useRef(0);
  return {
    guard: async (act) => {
      if (await wasSeen()) return act();
      heldAt.current = performance.now();
      setHeld(() => act);
    },
    isHeld: held !== null,
    confirm: () => {
      if (performance.now() - heldAt.current < ANSWERED_AFTER_MS) return;
      setHeld(null);
      held?.();
    },
    cancel: () => setHeld(null),
  };
}
