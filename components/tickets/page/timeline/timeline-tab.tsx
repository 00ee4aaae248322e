import { getRouteApi } from '@tanstack/react-router';
import { useNow } from '#components/app/use-now.ts';
import type { TimelineEvent } from '#lib/contract/timeline.ts';
import { formatDay, formatTime } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { timelineWords } from '../../timeline-words.ts';
import { useTicketOnPage } from '../edits-context.ts';
import { byDay, eventsOf, TimelineGroup } from './timeline-groups.ts';
import classes from './timeline-tab.module.css';

const route = getRouteApi('/shell/tickets/$number');

/** Everything that happened on the ticket, newest first, by day; narrowed to one group when asked. */
export function TimelineTab() {
  const { ticket } = useTicketOnPage();
  const { events: group } = route.useSearch();
  const now = useNow();
  const days = byDay(eventsOf(ticket.timeline, group), (instant) => formatDay(instant, now));
  return (
    <div className={classes.timeline}>
      <Filters events={ticket.timeline} chosen={group} />
      {days.length === 0 && <p className={classes.none}>{t('appTicketWork.noEvents')}</p>}
      {days.map(({ day, events }) => (
        <section key={day} aria-label={day}>
          <h2 className={classes.day}>{day}</h2>
          <ol>
            {events.map((event) => (
              <Event key={event.id} event={event} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

type FiltersProps = { events: TimelineEvent[]; chosen: TimelineGroup | undefined };

function Filters({ events, chosen }: FiltersProps) {
  const navigate = route.useNavigate();
  const choose = (group: TimelineGroup | undefined) =>
    void navigate({ search: (last) => ({ ...last, events: group }), replace: true });
  return (
    <fieldset className={classes.filters} aria-label={t('appTicketWork.showEvents')}>
      {[undefined, ...TimelineGroup.options].map((group) => (
        <button
          key={group ?? 'all'}
          type="button"
          className={classes.filter}
          aria-pressed={group === chosen}
          onClick={() => choose(group)}
        >
          {t(`appTicketWork.groups.${group ?? 'all'}`)}{' '}
          <span className={classes.count}>{eventsOf(events, group).length}</span>
        </button>
      ))}
    </fieldset>
  );
}

function Event({ event }: { event: TimelineEvent }) {
  return (
    <li className={classes.event}>
      <p className={classes.words}>
        <span className={classes.actor}>{event.actor?.name ?? t('tickets.somebody')}</span>{' '}
        {timelineWords(event)}
        {event.reason !== null && event.kind !== 'created' && (
          <span className={classes.reason}>, {event.reason}</span>
        )}
      </p>
      <time className={classes.time} dateTime={event.at}>
        {formatTime(event.at)}
      </time>
    </li>
  );
}
