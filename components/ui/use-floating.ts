import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { placeBeside, type Placement } from './place.ts';

/**
 * A panel in the top layer beside its anchor, on the platform's own `popover`: a click elsewhere closes it, nothing clips it.
 * Floating UI does more and costs 28 kB gz with Mantine's parts around it (measured 2026-11-22).
 */
export function useFloating<A extends HTMLElement>(placement: Placement) {
  const anchor = useRef<A>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const { align, matchesWidth } = placement;

  // Told at once, as the browser's own `toggle` comes a task later and a quick next key would find the panel closed.
  const open = useCallback(() => {
    panel.current?.showPopover();
    setOpen(true);
  }, []);
  const close = useCallback(() => {
    panel.current?.hidePopover();
    setOpen(false);
  }, []);
  const handleToggle = useCallback((event: { newState: string }) => setOpen(event.newState === 'open'), []);

  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const place = () => {
      if (anchor.current !== null && panel.current !== null)
        placeBeside(anchor.current, panel.current, { align, matchesWidth });
    };
    place();
    // When what the panel shows has come, or became less.
    const sizes = new ResizeObserver(place);
    if (panel.current !== null) sizes.observe(panel.current);
    const ended = new AbortController();
    addEventListener('scroll', place, { capture: true, passive: true, signal: ended.signal });
    addEventListener('resize', place, { signal: ended.signal });
    return () => {
      sizes.disconnect();
      ended.abort();
    };
  }, [isOpen, align, matchesWidth]);

  return { anchor, panel, isOpen, open, close, handleToggle };
}
