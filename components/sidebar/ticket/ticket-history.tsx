import { useState } from 'react';
import type { TimelineEvent } from '#lib/contract/timeline.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Timeline } from '../../tickets/timeline.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';

/** The newest tell where the ticket stands; older ones are asked for. */
const SHOWN_FIRST = 8;

/** A ticket's timeline, its newest events first. */
export function TicketHistory({ events, now }: { events: TimelineEvent[]; now: number }) {
  const [showsAll, setShowsAll] = useState(false);
  const hidden = showsAll ? 0 : Math.max(0, events.length - SHOWN_FIRST);
  return (
    <Section title={t('tickets.timeline')} count={events.length}>
      <Timeline events={events.slice(hidden)} now={now} />
      {hidden > 0 && (
        <Button variant="link" onClick={() => setShowsAll(true)}>
          {t('sidebar.ticket.showAllEvents', { count: hidden })}
        </Button>
      )}
    </Section>
  );
}
