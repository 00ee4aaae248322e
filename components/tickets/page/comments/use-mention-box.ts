import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { UserSummary } from '#lib/contract/users.ts';
import { type MentionQuery, mentionQuery, peopleFor, withMention } from './mention-query.ts';

type Options = {
  area: RefObject<HTMLTextAreaElement | null>;
  text: string;
  setText: (text: string) => void;
  /** Those who can be mentioned. */
  people: readonly UserSummary[];
};

/** Keys and state of the names offered while an `@` is typed (WAI-ARIA APG, editable combobox with list autocomplete). */
export function useMentionBox({ area, text, setText, people }: Options) {
  const [query, setQuery] = useState<MentionQuery | null>(null);
  const [active, setActive] = useState(0);
  const caretAfter = useRef<number | null>(null);
  const offered = query === null ? [] : peopleFor(query, people);

  const look = () => {
    const caret = area.current?.selectionStart ?? 0;
    setQuery(mentionQuery(area.current?.value ?? '', caret));
    setActive(0);
  };
  const close = () => setQuery(null);
  const choose = (person: UserSummary | undefined) => {
    if (query === null || person === undefined) return;
    const caret = area.current?.selectionStart ?? text.length;
    const next = withMention(text, { query, caret, name: person.name });
    caretAfter.current = next.caret;
    setText(next.text);
    close();
  };
  // After the text is on the page, as setting a value moves the caret to its end.
  useLayoutEffect(() => {
    if (caretAfter.current === null) return;
    area.current?.focus();
    area.current?.setSelectionRange(caretAfter.current, caretAfter.current);
    caretAfter.current = null;
  });

  /** True when the key was for the list. */
  const handleKey = (event: KeyboardEvent): boolean => {
    if (offered.length === 0) return false;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive((active + step + offered.length) % offered.length);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return false;
    else if (event.key === 'Enter' || event.key === 'Tab') choose(offered[active]);
    else if (event.key === 'Escape') close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return { offered, active, setActive, look, close, choose, handleKey };
}
