import { Avatar } from '#components/ui/avatar.tsx';
import type { Cell } from '#lib/base/csv.ts';
import type { SlaRow, Verdicts } from '#lib/contract/dashboard.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Card } from '../card.tsx';
import grid from '../dashboard.module.css';
import { durationWords } from '../seconds.ts';
import classes from './sla.module.css';

type Row = { key: string; name: string; clocks: SlaRow['clocks'] };
type Props = {
  by: 'channel' | 'pipeline' | 'person' | 'team';
  rows: readonly Row[];
};

const KINDS = ['first-response', 'closure'] as const;

/** The share of clocks that were met: "94 %", a dash where nothing was decided. Rounded down, so that 100 means all. */
export function metShare({ met, missed }: Verdicts): string {
  return met + missed === 0
    ? '–'
    : t('appDashboard.sla.share', { share: Math.floor((met / (met + missed)) * 100) });
}

/** What was met and missed by one thing, and how long the first answer took. */
export function SlaTable({ by, rows }: Props) {
  return (
    <Card
      title={t(`appDashboard.sla.by.${by}`)}
      about={t('appDashboard.sla.tableAbout')}
      table={csvOf(by, rows)}
      isWide
    >
      {rows.length === 0 ? (
        <p className={grid.note}>{t('appDashboard.sla.noVerdicts')}</p>
      ) : (
        <table className={grid.table}>
          <thead>
            <tr>
              <th scope="col">{t(`appDashboard.sla.names.${by}`)}</th>
              {(['firstResponse', 'closure', 'median', 'p90'] as const).map((each) => (
                <th key={each} scope="col" className={grid.figure}>
                  {t(`appDashboard.sla.columns.${each}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row" className={grid.name}>
                  {by === 'person' && <Avatar name={row.name} size={20} />}
                  {row.name}
                </th>
                {KINDS.map((kind) => (
                  <td key={kind} className={grid.figure}>
                    <Share verdicts={row.clocks[kind]} />
                  </td>
                ))}
                <td className={grid.figure}>{durationWords(row.clocks['first-response'].medianS)}</td>
                <td className={grid.figure}>{durationWords(row.clocks['first-response'].p90S)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function Share({ verdicts }: { verdicts: Verdicts }) {
  const { met, missed } = verdicts;
  return (
    <>
      {metShare(verdicts)}{' '}
      {met + missed > 0 && (
        <span className={classes.of}>{t('appDashboard.sla.metOf', { met, total: met + missed })}</span>
      )}
    </>
  );
}

function csvOf(by: Props['by'], rows: readonly Row[]): Cell[][] {
  const head = [
    'firstMet',
    'firstMissed',
    'closureMet',
    'closureMissed',
    'medianSeconds',
    'p90Seconds',
  ] as const;
  return [
    [t(`appDashboard.sla.names.${by}`), ...head.map((each) => t(`appDashboard.sla.columns.${each}`))],
    ...rows.map(({ name, clocks }) => [
      name,
      ...KINDS.flatMap((kind) => [clocks[kind].met, clocks[kind].missed]),
      clocks['first-response'].medianS,
      clocks['first-response'].p90S,
    ]),
  ];
}
