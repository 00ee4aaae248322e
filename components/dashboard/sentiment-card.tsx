import { SentimentLabel } from '#components/tickets/sentiment/sentiment-label.tsx';
import type { TicketDashboard } from '#lib/contract/dashboard.ts';
import { t } from '#lib/i18n/i18n.ts';
import { BarRow } from './bar-row.tsx';
import { Card } from './card.tsx';
import classes from './dashboard.module.css';

type Props = { sentiments: TicketDashboard['sentiments'] };

const HUES = {
  negative: 'var(--red-fill)',
  neutral: 'var(--hue-slate)',
  positive: 'var(--hue-moss)',
  unsure: 'var(--hue-slate)',
  'not-supported': 'var(--hue-slate)',
  'no-messages': 'var(--hue-slate)',
} as const;

/** How customers felt whose tickets were closed in the time looked at. */
export function SentimentCard({ sentiments }: Props) {
  const max = Math.max(0, ...sentiments.map(({ count }) => count));
  const table = [
    [t('appSentiment.dashboard.column'), t('appDashboard.columns.tickets')],
    ...sentiments.map(({ label, count }) => [t(`appSentiment.label.${label}`), count]),
  ];
  return (
    <Card title={t('appSentiment.dashboard.title')} about={t('appSentiment.dashboard.about')} table={table}>
      {max === 0 && <p className={classes.note}>{t('appSentiment.dashboard.empty')}</p>}
      {max > 0 && (
        <ul className={classes.bars}>
          {sentiments.map(({ label, ...counted }) => (
            <BarRow
              key={label}
              label={<SentimentLabel label={label} />}
              counted={counted}
              max={max}
              colour={HUES[label]}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}
