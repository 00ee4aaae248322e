import { IconDownload } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { BYTE_ORDER_MARK, toCsvLine, type Cell } from '#lib/base/csv.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './dashboard.module.css';

type Props = {
  title: string;
  /** Over what it counts. */
  about?: string;
  /** The numbers as a table, its head first. */
  table: readonly (readonly Cell[])[];
  isWide?: boolean;
  children: ReactNode;
};

/** One chart with its numbers to take along. */
export function Card({ title, about, table, isWide = false, children }: Props) {
  const id = useId();
  return (
    <section className={classes.card} data-wide={isWide} aria-labelledby={id}>
      <header className={classes.cardHead}>
        <h2 id={id} className={classes.cardTitle}>
          {title}
        </h2>
        {about !== undefined && <span className={classes.about}>{about}</span>}
        <span className={classes.cardEnd}>
          <IconButton
            size="sm"
            label={t('appDashboard.csv', { what: title })}
            icon={<IconDownload size={16} stroke={1.75} aria-hidden />}
            onClick={() => download(`${title}.csv`, BYTE_ORDER_MARK + table.map(toCsvLine).join(''))}
          />
        </span>
      </header>
      {children}
    </section>
  );
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
