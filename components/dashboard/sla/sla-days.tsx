import { useState } from 'react';
import type { SlaDashboard } from '#lib/contract/dashboard.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Card } from '../card.tsx';
import grid from '../dashboard.module.css';
import classes from './sla.module.css';

type Props = { days: SlaDashboard['days'] };
type Kind = 'first-response' | 'closure';

/** Met and missed on each day, of one clock at a time. The bars are decoration: a line says them, and the CSV has them all. */
export function SlaDays({ days }: Props) {
  const [kind, setKind] = useState<Kind>('first-response');
  const totals = days.map(({ clocks }) => clocks[kind].met + clocks[kind].missed);
  const max = Math.max(1, ...totals);
  const sum = (part: 'met' | 'missed') => days.reduce((all, { clocks }) => all + clocks[kind][part], 0);
  const table = [
    (['day', 'firstMet', 'firstMissed', 'closureMet', 'closureMissed'] as const).map((each) =>
      t(`appDashboard.sla.columns.${each}`),
    ),
    ...days.map(({ day, clocks }) => [
      day,
      ...(['first-response', 'closure'] as const).flatMap((each) => [clocks[each].met, clocks[each].missed]),
    ]),
  ];
  return (
    <Card title={t('appDashboard.sla.perDay')} about={t('appDashboard.aDay')} table={table} isWide>
      <fieldset className={classes.kinds} aria-label={t('appDashboard.sla.clock')}>
        {(['first-response', 'closure'] as const).map((each) => (
          <button key={each} type="button" aria-pressed={kind === each} onClick={() => setKind(each)}>
            {t(`tickets.sla.kind.${each}`)}
          </button>
        ))}
      </fieldset>
      <div className={classes.bars} aria-hidden>
        {days.map(({ day, clocks }) => (
          <span key={day} className={classes.bar} data-tip={tipOf(day, clocks[kind])}>
            <span className={classes.missed} style={{ height: `${(clocks[kind].missed / max) * 100}%` }} />
            <span className={classes.met} style={{ height: `${(clocks[kind].met / max) * 100}%` }} />
          </span>
        ))}
      </div>
      <p className={grid.note}>
        {t('appDashboard.sla.daysSum', { met: sum('met'), missed: sum('missed'), max: Math.max(...totals) })}
      </p>
    </Card>
  );
}

function tipOf(day: string, { met, missed }: { met: number; missed: number }): string {
  return t('appDashboard.sla.dayTip', { day, met, missed });
}
