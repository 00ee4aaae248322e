import { type KeyboardEvent, useState } from 'react';
import type { Hit } from './hits.ts';

/** Up and down through results while the focus stays in the field; Enter opens, with Ctrl in a new tab. */
export function useHitKeys(hits: readonly Hit[], onOpen: (hit: Hit) => void) {
  const [activeKey, setActiveKey] = useState<string | null>(null);
  // What was chosen may be gone with the next letter; then the first is next.
  const at = Math.max(
    hits.findIndex(({ key }) => key === activeKey),
    0,
  );
  const active = hits[at];
  const move = (step: 1 | -1) => setActiveKey((hits[at + step] ?? active)?.key ?? null);
  const openActive = (isNewTab: boolean) => {
    if (active === undefined) return;
    if (isNewTab) window.open(active.href, '_blank', 'noopener');
    else onOpen(active);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') openActive(event.ctrlKey || event.metaKey);
    else return;
    event.preventDefault();
  };
  return { active, handleKeyDown };
}
