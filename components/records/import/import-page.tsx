import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { NoRights } from '#components/app/no-rights.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { useMay } from '#components/app/session.ts';
import { useNow } from '#components/app/use-now.ts';
import { usePageTitle } from '#components/app/use-page-title.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { RecordKind } from '#lib/contract/records.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useImports, useUpload } from './use-imports.ts';
import classes from './import.module.css';

/** A file to import, and the files that were. */
export function ImportPage() {
  usePageTitle(t('appFiles.import.title'));
  if (!useMay('records.write')) return <NoRights what="other" />;
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('appFiles.import.title')}</h1>
      <p className={classes.lead}>{t('appFiles.import.lead')}</p>
      <UploadForm />
      <EarlierImports />
    </div>
  );
}

function UploadForm() {
  const asked = RecordKind.safeParse(useSearch({ strict: false }).kind);
  const [kind, setKind] = useState<RecordKind>(asked.data ?? 'contact');
  const [file, setFile] = useState<File | null>(null);
  const [isMissing, setMissing] = useState(false);
  const navigate = useNavigate();
  const { mutate, error, isPending } = useUpload(
    ({ id }) => void navigate({ to: '/records/import/$importId', params: { importId: id } }),
  );
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    setMissing(file === null);
    if (file !== null && !isPending) mutate({ kind, file });
  };
  const kinds = RecordKind.options.map((value) => ({ value, label: t(`appRecords.${value}`) }));
  return (
    <form className={classes.form} onSubmit={handleSubmit} noValidate>
      <Field label={t('appFiles.import.kind')}>
        {({ id }) => (
          <Picker
            id={id}
            label={t('appFiles.import.kind')}
            value={kind}
            options={kinds}
            onChange={(value) => setKind(RecordKind.parse(value))}
          />
        )}
      </Field>
      <Field
        label={t('appFiles.import.file')}
        hint={t('appFiles.import.fileHint')}
        error={isMissing ? t('appFiles.import.chooseFile') : undefined}
      >
        {({ id, describedBy, isInvalid }) => (
          <input
            id={id}
            type="file"
            accept=".csv,.txt,.tsv,text/csv"
            aria-describedby={describedBy}
            aria-invalid={isInvalid || undefined}
            className={classes.file}
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        )}
      </Field>
      <FormRefusal text={refusalText(error)} />
      <div>
        <Button type="submit" variant="primary" aria-disabled={isPending}>
          {isPending ? t('appFiles.import.uploading') : t('appFiles.import.upload')}
        </Button>
      </div>
    </form>
  );
}

function EarlierImports() {
  const { data, error, refetch } = useImports();
  const now = useNow();
  if (error !== null)
    return (
      <LoadFailure title={t('appFiles.import.failedTitle')} error={error} onRetry={() => void refetch()} />
    );
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section aria-labelledby="earlier-imports">
      <h2 id="earlier-imports" className={classes.head}>
        {t('appFiles.import.earlier')}
      </h2>
      <ul className={classes.box}>
        {data.items.map((item) => (
          <li key={item.id} className={classes.row}>
            <Link to="/records/import/$importId" params={{ importId: item.id }} className={classes.name}>
              {item.fileName}
            </Link>
            <span>{t(`appFiles.import.states.${item.state}`)}</span>
            <span className={classes.meta}>
              {t(`appRecords.${item.kind}`)},{' '}
              {t('appFiles.import.by', {
                name: item.createdBy.name,
                time: formatMoment(item.createdAt, now),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
