import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { TicketDashboard } from '#lib/contract/dashboard.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './dashboard.module.css';

type Props = { days: TicketDashboard['days'] };

const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

function shortDay(day: string): string {
  return dayMonth.format(new Date(`${day}T00:00:00Z`));
}

/** Created and closed tickets a day. Its own chunk: no other page needs the chart library. */
export default function DayChart({ days }: Props) {
  const data = days.map(({ day, created, closed }) => ({
    day,
    created: created.count,
    closed: closed.count,
  }));
  const axis = { stroke: 'var(--text-3)', tick: { fontSize: 12, fill: 'var(--text-3)' } };
  return (
    <figure className={classes.chart} aria-label={t('appDashboard.chart')}>
      <ResponsiveContainer width="100%" height={216}>
        <LineChart data={data} margin={{ top: 8, right: 12, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="day"
            tickFormatter={shortDay}
            minTickGap={48}
            tickLine={false}
            axisLine={false}
            {...axis}
          />
          <YAxis width={32} allowDecimals={false} tickLine={false} axisLine={false} {...axis} />
          <Tooltip
            labelFormatter={(day) => (typeof day === 'string' ? shortDay(day) : day)}
            contentStyle={{
              background: 'var(--raised)',
              border: '1px solid var(--line-strong)',
              borderRadius: 6,
            }}
            labelStyle={{ color: 'var(--text)' }}
          />
          <Line
            dataKey="created"
            name={t('appDashboard.created')}
            stroke="var(--accent)"
            strokeWidth={2}
            dot={days.length === 1}
            isAnimationActive={false}
          />
          <Line
            dataKey="closed"
            name={t('appDashboard.closed')}
            stroke="var(--text-3)"
            strokeWidth={2}
            strokeDasharray="5 3"
            dot={days.length === 1}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
      <figcaption className={classes.legend}>
        <span className={classes.legendCreated}>{t('appDashboard.created')}</span>
        <span className={classes.legendClosed}>{t('appDashboard.closed')}</span>
      </figcaption>
    </figure>
  );
}
