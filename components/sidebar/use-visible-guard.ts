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

/** Milliseconds on the page's clock; null while it cannot be seen; -Infinity where nobody watches, as in the add-in. */
let seenSince: number | null = Number.NEGATIVE_INFINITY;

/** Watches whether people can see the page; once, for pages that another site has in a frame. */
export function watchVisibility(): void {
  seenSince = null;
  const observer = new IntersectionObserver(
    (entries) => {
      const entry = entries.at(-1);
      const isSeen =
        entry !== undefined && isVisible(entry) && entry.intersectionRatio >= SHOWN_RATIO;
      seenSince = isSeen ? (seenSince ?? performance.now()) : null;
    },
    {
      threshold: [0, SHOWN_RATIO, 1],
      trackVisibility: true,
      delay: LOOK_EVERY_MS,
    } as IntersectionObserverInit,
  );
  observer.observe(document.body);
}

/** Browsers without version 2 of the observer say nothing of it; there the share on the screen has to do. */
function isVisible(entry: IntersectionObserverEntry): boolean {
  return !('isVisible' in entry) || entry.isVisible === true;
}

export type VisibleGuard = {
  /** Does it at once, or holds it until the person has confirmed. */
  guard: (act: () => void) => void;
  isHeld: boolean;
  confirm: () => void;
  cancel: () => void;
};

export function useVisibleGuard(): VisibleGuard {
  const [held, setHeld] = useState<(() => void) | null>(null);
  const heldAt = useRef(0);
  return {
    guard: (act) => {
      if (seenSince !== null && performance.now() - seenSince >= SEEN_FOR_MS) return act();
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
