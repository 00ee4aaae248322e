import { useState, type KeyboardEvent } from 'react';

type Options = {
  /** Words of the options in order, for typing ahead. */
  labels: string[];
  selected: number;
  isOpen: boolean;
  open: () => void;
  close: () => void;
  choose: (index: number) => void;
  /** Enter on the closed control: absent, it opens. */
  onClosedEnter?: (() => void) | undefined;
};

/** Keys of a select-only combobox (WAI-ARIA APG): arrows, Home, End, typing ahead, digits, Enter, Tab, Esc. */
export function useListbox(options: Options) {
  const { labels, selected, isOpen } = options;
  const [active, setActive] = useState(selected);
  const openAt = (index: number) => {
    setActive(index < 0 ? 0 : index);
    options.open();
  };

  const handleClosedKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && options.onClosedEnter !== undefined) options.onClosedEnter();
    else if (['ArrowDown', 'ArrowUp', ' ', 'Enter'].includes(event.key)) openAt(selected);
    else return;
    event.preventDefault();
  };

  const handleOpenKey = (event: KeyboardEvent) => {
    const moved = movedTo(event.key, active, labels.length);
    if (moved !== null) setActive(moved);
    else if (event.key === 'Enter' || event.key === ' ') options.choose(active);
    else if (event.key === 'Escape') options.close();
    else if (event.key === 'Tab') return options.close();
    else {
      const found = foundByKey(event.key, active, labels);
      if (found === null) return;
      setActive(found);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return { active, setActive, openAt, handleKeyDown: isOpen ? handleOpenKey : handleClosedKey };
}

function movedTo(key: string, active: number, count: number): number | null {
  if (key === 'ArrowDown') return Math.min(active + 1, count - 1);
  if (key === 'ArrowUp') return Math.max(active - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}

/** The option that a typed key means: a digit counts from one, a letter goes to the next option that starts with it. */
export function foundByKey(key: string, active: number, labels: readonly string[]): number | null {
  if (key.length !== 1) return null;
  const digit = /^[1-9]$/.test(key) ? Number(key) - 1 : -1;
  if (digit >= 0 && digit < labels.length) return digit;
  const order = labels.map((_, step) => (active + 1 + step) % labels.length);
  return order.find((index) => labels[index]?.toLowerCase().startsWith(key.toLowerCase())) ?? null;
}
