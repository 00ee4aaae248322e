import { IconFileOff } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { ButtonLink } from '#components/app/button-link.tsx';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { NoRights } from '#components/app/no-rights.tsx';
import { useMay } from '#components/app/session.ts';
import { usePageTitle } from '#components/app/use-page-title.ts';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { isProblem } from '#lib/api/api-errors.ts';
import type { RecordImport } from '#lib/contract/record-imports.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ImportOutcome } from './import-outcome.tsx';
import { MappingForm } from './mapping-form.tsx';
import { isAtWork, useImport } from './use-imports.ts';
import classes from './import.module.css';

const route = getRouteApi('/shell/records/import/$importId');

/** One import: its columns, a trial, how far it is, and what became of the rows. */
export function OneImportPage() {
  const { importId } = route.useParams();
  const { data, error, refetch } = useImport(importId);
  usePageTitle(data?.fileName ?? t('appFiles.import.title'));
  if (!useMay('records.write')) return <NoRights what="other" />;
  if (isProblem(error, 'not_found') || isProblem(error, 'invalid_input')) return <NoSuchImport />;
  if (data !== undefined) return <OneImport found={data} />;
  if (error === null) return null;
  return (
    <LoadFailure title={t('appFiles.import.failedTitle')} error={error} onRetry={() => void refetch()} />
  );
}

function OneImport({ found }: { found: RecordImport }) {
  const facts = t('appFiles.import.fileFacts', {
    rows: found.rowCount,
    charset: found.charset.toUpperCase(),
  });
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{found.fileName}</h1>
      <p className={classes.lead}>
        {t(`appRecords.${found.kind}`)}. {facts}.
      </p>
      {found.state !== 'ready' && <ImportOutcome found={found} />}
      {!isAtWork(found) && found.state !== 'done' && <MappingForm key={found.state} found={found} />}
    </div>
  );
}

function NoSuchImport() {
  return (
    <StatePanel
      icon={<IconFileOff size={20} stroke={1.75} aria-hidden />}
      title={t('appFiles.import.notFoundTitle')}
      actions={<ButtonLink to="/records/import">{t('appFiles.import.another')}</ButtonLink>}
    >
      <p>{t('appFiles.import.notFoundBody')}</p>
    </StatePanel>
  );
}
