import { IconDownload } from '@tabler/icons-react';
import { useApi } from '#components/app/api-context.tsx';
import { useDownload } from '#components/app/files/use-download.ts';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { useMay } from '#components/app/session.ts';
import { Button } from '#components/ui/button.tsx';
import { useToasts } from '#components/ui/toast.tsx';
import type { TicketFilter } from '#lib/contract/ticket-filters.ts';
import { exportTickets } from '#lib/contract/ticket-exports.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import classes from './export-button.module.css';

type Props = {
  /** What the list shows. */
  state: { filter: TicketFilter; text: string; sort: string; columns: readonly string[] };
};

/** Saves exactly what the list shows as CSV; nothing for people without the right to export. */
export function ExportButton({ state }: Props) {
  return useMay('tickets.export') ? <Export state={state} /> : null;
}

function Export({ state: { filter, text, sort, columns } }: Props) {
  const [api, toasts] = [useApi(), useToasts()];
  const { progress, error, start, cancel } = useDownload({
    open: (signal) => {
      const query = {
        columns: columns.join(),
        sort,
        ...(filter.conditions.length === 0 ? {} : { filter: JSON.stringify(filter) }),
        ...(text === '' ? {} : { search: text }),
      };
      return api(exportTickets, { query }, { signal });
    },
    onDone: (rows) => toasts.show({ words: t('appFiles.exported', { count: rows }) }),
  });
  if (progress === null) {
    return (
      <>
        <Button
          size="sm"
          variant="quiet"
          icon={<IconDownload size={14} stroke={1.75} aria-hidden />}
          onClick={start}
        >
          {t('appFiles.export')}
        </Button>
        {error !== null && <FormRefusal text={refusalText(error)} />}
      </>
    );
  }
  return (
    <span className={classes.running}>
      <ProgressBar label={t('appFiles.exporting')} done={progress.done} total={progress.total} />
      <span className={classes.words}>
        {progress.total === null
          ? t('appFiles.exporting')
          : t('appFiles.progress', { done: progress.done, total: progress.total })}
      </span>
      <Button size="sm" variant="quiet" onClick={cancel}>
        {t('appFiles.cancelExport')}
      </Button>
    </span>
  );
}
