import { useEffect, useEffectEvent } from 'react';

/** What Esc would close, the innermost last. */
const closers: (() => void)[] = [];

/** Esc calls `close` while this is on the page, unless something opened later takes it; absent, Esc does nothing here. */
export function useEscape(close: (() => void) | undefined): void {
  const isOn = close !== undefined;
  const handleEscape = useEffectEvent(() => close?.());
  useEffect(() => {
    if (!isOn) return undefined;
    const closer = () => handleEscape();
    if (closers.push(closer) === 1) document.addEventListener('keydown', closeInnermost);
    return () => {
      closers.splice(closers.indexOf(closer), 1);
      if (closers.length === 0) document.removeEventListener('keydown', closeInnermost);
    };
  }, [isOn]);
}

function closeInnermost(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  event.preventDefault();
  closers.at(-1)?.();
}
