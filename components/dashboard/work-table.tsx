import type { ReactNode } from 'react';
import type { TicketDashboard } from '#lib/contract/dashboard.ts';
import type { Cell } from '#lib/base/csv.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Card } from './card.tsx';
import { CountLink } from './count-link.tsx';
import { durationWords } from './seconds.ts';
import classes from './dashboard.module.css';

type Work = Pick<TicketDashboard['teams'][number], 'assigned' | 'closed' | 'openNow' | 'medianClosureS'>;
export type WorkRow = Work & { key: string; name: string; icon?: ReactNode };

type Props = { title: string; nameColumn: string; rows: readonly WorkRow[]; empty: string };

/** What people or teams did. */
export function WorkTable({ title, nameColumn, rows, empty }: Props) {
  const columns = ['assigned', 'closed', 'openNow'] as const;
  const table: Cell[][] = [
    [
      nameColumn,
      ...columns.map((each) => t(`appDashboard.columns.${each}`)),
      t('appDashboard.columns.closureSeconds'),
    ],
    ...rows.map((row) => [row.name, ...columns.map((each) => row[each].count), row.medianClosureS]),
  ];
  return (
    <Card title={title} about={t('appDashboard.inTime')} table={table} isWide>
      {rows.length === 0 ? (
        <p className={classes.note}>{empty}</p>
      ) : (
        <div className={classes.tableScroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{nameColumn}</th>
                {columns.map((each) => (
                  <th key={each} scope="col" className={classes.figure}>
                    {t(`appDashboard.columns.${each}`)}
                  </th>
                ))}
                <th scope="col" className={classes.figure}>
                  {t('appDashboard.columns.closure')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row" className={classes.name}>
                    {row.icon}
                    {row.name}
                  </th>
                  {columns.map((each) => (
                    <td key={each} className={classes.figure}>
                      <CountLink counted={row[each]} />
                    </td>
                  ))}
                  <td className={classes.figure}>{durationWords(row.medianClosureS)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
