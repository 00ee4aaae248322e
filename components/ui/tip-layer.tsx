import { useEffect, useRef, useState } from 'react';
import { placeBeside } from './place.ts';
import styles from './tip-layer.module.css';

/** Long enough that moving across shows nothing. */
const TIP_DELAY_MS = 300;

/**
 * Shows the words of `data-tip` beside whatever is hovered or focused by keyboard. One for the whole document, so that a tip
 * costs its control one attribute. The words must stand in the control's name too: the tip is for eyes only.
 */
export function TipLayer() {
  const panel = useRef<HTMLDivElement>(null);
  const [words, setWords] = useState('');
  useEffect(() => {
    const ended = new AbortController();
    watchTips(ended.signal, (target) => {
      const tip = panel.current;
      if (tip === null) return;
      if (target === null) return tip.hidePopover();
      setWords(target.dataset['tip'] ?? '');
      tip.showPopover();
      requestAnimationFrame(() => placeBeside(target, tip, { align: 'end', matchesWidth: false }));
    });
    return () => ended.abort();
  }, []);
  return (
    <div ref={panel} popover="manual" aria-hidden className={styles.tip}>
      {words}
    </div>
  );
}

function watchTips(signal: AbortSignal, onChange: (target: HTMLElement | null) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: HTMLElement | null = null;
  const want = (target: HTMLElement | null) => {
    if (target === shown) return;
    clearTimeout(timer);
    if (shown !== null) onChange(null);
    shown = target;
    if (target !== null) timer = setTimeout(() => onChange(target.isConnected ? target : null), TIP_DELAY_MS);
  };
  document.addEventListener('pointerover', (event) => want(tipOf(event.target)), { signal });
  document.addEventListener('focusin', (event) => want(keyboardTipOf(event.target)), { signal });
  document.addEventListener('focusout', () => want(null), { signal });
  document.addEventListener('pointerdown', () => want(null), { signal });
  document.addEventListener('keydown', () => want(null), { signal });
  document.documentElement.addEventListener('pointerleave', () => want(null), { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
}

function tipOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
}

function keyboardTipOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element && target.matches(':focus-visible') ? tipOf(target) : null;
}
