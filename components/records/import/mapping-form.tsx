import { type SyntheticEvent, useState } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal, refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { type ImportMapping, ImportKey, type RecordImport } from '#lib/contract/record-imports.ts';
import { t } from '#lib/i18n/i18n.ts';
import { MappingTable } from './mapping-table.tsx';
import { useImportRuns } from './use-imports.ts';
import classes from './import.module.css';

type Props = { found: RecordImport };

/** What each column is and how rows are told apart; then a trial, or the import itself. */
export function MappingForm({ found }: Props) {
  const [mapping, setMapping] = useState<ImportMapping>(found.mapping);
  const { start } = useImportRuns(found);
  const change = (part: Partial<ImportMapping>) => setMapping({ ...mapping, ...part });
  const run = (isTrial: boolean) => {
    if (start.isPending) return;
    const source = mapping.key === 'external-id' ? (mapping.source?.trim() ?? '') : null;
    start.mutate({ isTrial, mapping: { ...mapping, source: source === '' ? null : source } });
  };
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    run(true);
  };
  const sourceError = fieldRefusal(start.error, 'mapping.source');
  return (
    <form onSubmit={handleSubmit} noValidate aria-label={t('appFiles.import.columns')}>
      <h2 className={classes.head}>{t('appFiles.import.columns')}</h2>
      <p className={classes.lead}>{t('appFiles.import.columnsHint')}</p>
      <MappingTable found={found} columns={mapping.columns} onChange={(columns) => change({ columns })} />
      <div className={classes.form}>
        <Field label={t('appFiles.import.key')} hint={t('appFiles.import.keyHint')}>
          {({ id, describedBy }) => (
            <Picker
              id={id}
              describedBy={describedBy}
              label={t('appFiles.import.key')}
              value={mapping.key}
              options={[
                { value: 'email', label: t('appFiles.import.keyEmail') },
                { value: 'external-id', label: t('appFiles.import.keyId') },
              ]}
              onChange={(key) => change({ key: ImportKey.parse(key) })}
            />
          )}
        </Field>
        {mapping.key === 'external-id' && (
          <LabelledInput
            label={t('appFiles.import.source')}
            hint={t('appFiles.import.sourceHint')}
            error={sourceError}
            value={mapping.source ?? ''}
            maxLength={50}
            autoComplete="off"
            onChange={(event) => change({ source: event.target.value })}
          />
        )}
        <FormRefusal text={sourceError === undefined ? refusalText(start.error) : undefined} />
        <div className={classes.actions}>
          <Button type="submit" variant={found.state === 'checked' ? 'default' : 'primary'}>
            {t('appFiles.import.tryOut')}
          </Button>
          <Button variant={found.state === 'checked' ? 'primary' : 'default'} onClick={() => run(false)}>
            {t('appFiles.import.run')}
          </Button>
        </div>
      </div>
    </form>
  );
}
