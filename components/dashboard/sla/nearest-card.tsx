import { Link } from '@tanstack/react-router';
import { NearestClock } from '#components/tickets/sla/sla-chip.tsx';
import type { SlaDashboard } from '#lib/contract/dashboard.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Card } from '../card.tsx';
import grid from '../dashboard.module.css';
import classes from './sla.module.css';

/** What is due next and not overdue yet, the nearest first. */
export function NearestCard({ tickets }: { tickets: SlaDashboard['nearest'] }) {
  const table = [
    (['number', 'subject', 'due'] as const).map((each) => t(`appDashboard.sla.columns.${each}`)),
    ...tickets.map(({ number, subject, clocks }) => [number, subject, nextDue(clocks)]),
  ];
  return (
    <Card title={t('appDashboard.sla.nearest')} about={t('appDashboard.sla.notYet')} table={table} isWide>
      {tickets.length === 0 && <p className={grid.note}>{t('appDashboard.sla.nothingDue')}</p>}
      <ul className={classes.nearest}>
        {tickets.map(({ id, number, subject, clocks }) => (
          <li key={id}>
            <Link to="/tickets/$number" params={{ number }}>
              {number}
            </Link>
            <span className={classes.subject}>{subject}</span>
            <NearestClock clocks={clocks} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function nextDue(clocks: SlaDashboard['nearest'][number]['clocks']): string {
  const dues = clocks.flatMap(({ dueAt, stoppedAt }) =>
    dueAt === null || stoppedAt !== null ? [] : [dueAt],
  );
  return dues.toSorted()[0] ?? '';
}
