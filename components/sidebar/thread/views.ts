/** Which screen lies over the open thread. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { TicketId } from '#lib/contract/ids.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import type { PendingCreate } from '../outbox/pending-list.ts';

export type View =
  | { name: 'thread' }
  /** `refused`: a create that came back; the form opens with what was said. */
  | { name: 'new-ticket'; refused?: PendingCreate }
  | { name: 'add-person'; kind: 'contact' | 'lead' }
  | { name: 'add-address' }
  | { name: 'link' }
  /** `summary` is what is known already, so that the screen is never blank. */
  | { name: 'ticket'; id: TicketId; summary: TicketSummary };

export type Views = {
  view: View;
  /** Opens a screen; the element that has the focus gets it back afterwards, found by its id. */
  open: (view: View) => void;
  back: () => void;
};

export function useViews(): Views {
  const [view, setView] = useState<View>({ name: 'thread' });
  const opener = useRef<string | null>(null);

  const open = useCallback((next: View) => {
    const id = document.activeElement?.id;
    if (id) opener.current = id;
    setView(next);
  }, []);
  const back = useCallback(() => setView({ name: 'thread' }), []);

  useEffect(() => {
    if (view.name !== 'thread' || opener.current === null) return;
    document.getElementById(opener.current)?.focus();
    opener.current = null;
  }, [view.name]);

  return { view, open, back };
}
