import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createCalendar, updateCalendar, type Calendar } from '#lib/contract/calendars.ts';
import { t } from '#lib/i18n/i18n.ts';
import { staleFacts, type Stale } from '../parts/stale-note.tsx';
import { useSave } from '../use-save.ts';
import { draftOf, newDraft, toCalendar, type CalendarDraft } from './calendar-draft.ts';

type State = {
  /** What the draft was made from; null for a new one. */
  base: Calendar | null;
  draft: CalendarDraft;
};

/** State of an edited calendar. While nothing is edited it follows what others save; once something is, it stays as begun. */
export function useCalendarEditor(calendar: Calendar | null) {
  const navigate = useNavigate();
  const [{ base, draft }, setState] = useState<State>(() => fresh(calendar));
  const isDirty = base === null || JSON.stringify(draft) !== JSON.stringify(draftOf(base));
  if (!isDirty && calendar !== null && calendar.version > base.version) setState(fresh(calendar));
  const saving = useSave({
    save: (api, version: number | null) =>
      base === null || version === null
        ? api(createCalendar, { body: toCalendar(draft) }, { idempotencyKey: crypto.randomUUID() })
        : api(updateCalendar, {
            params: { calendarId: base.id },
            body: { version, ...toCalendar(draft) },
          }),
    touches: ['settings'],
    words: () => t('appCalendars.savedToast'),
    onDone: (saved) => {
      if (base !== null) return setState(fresh(saved));
      const params = { _splat: `tickets/calendars/${saved.id}` };
      return void navigate({ to: '/settings/$', params, ignoreBlocker: true });
    },
  });
  const restart = (from: Calendar) => {
    saving.reset();
    setState(fresh(from));
  };
  return {
    base,
    draft,
    isDirty,
    /** A new one without a name is not worth asking about when it is left. */
    isWorthAsking: isDirty && (base !== null || draft.name !== ''),
    error: saving.error,
    stale: staleFacts(saving.error) as (Calendar & Stale) | null,
    isPending: saving.isPending,
    change: (part: Partial<CalendarDraft>) => setState({ base, draft: { ...draft, ...part } }),
    save: () => isDirty && !saving.isPending && saving.mutate(base?.version ?? null),
    saveOver: (version: number) => saving.mutate(version),
    restart,
    discard: base === null ? undefined : () => restart(base),
  };
}

function fresh(base: Calendar | null): State {
  if (base !== null) return { base, draft: draftOf(base) };
  return { base, draft: newDraft(new Intl.DateTimeFormat().resolvedOptions().timeZone) };
}
