import { IconX } from '@tabler/icons-react';
import type { AssociableKind } from '#lib/contract/records.ts';
import type { ThreadContext, ThreadPerson } from '#lib/contract/threads.ts';
import { t } from '#lib/i18n/i18n.ts';
import { RecordIcon } from '../../tickets/record-icon.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Picker } from '../../ui/picker.tsx';
import { findRecord } from '../thread/people.ts';
import { ASSOCIATION_KINDS, openingValues, type FormValues } from './form-values.ts';
import styles from './new-ticket.module.css';
import type { Refusals } from './refusals.ts';

type Props = {
  context: ThreadContext;
  customer: ThreadPerson | null;
  values: FormValues;
  refusals: Refusals | null;
  onChange: (changes: Partial<FormValues>) => void;
};

/** Whom the ticket is for: each kind on a line, to be taken off, or chosen where several match. */
export function FormAssociations({ context, customer, values, refusals, onChange }: Props) {
  const error = Object.entries(refusals?.byField ?? {}).find(([path]) =>
    path.startsWith('associations'),
  )?.[1];
  const proposed = openingValues(context, {}).associations;
  const set = (kind: AssociableKind, id: string | null) =>
    onChange({ associations: { ...values.associations, [kind]: id } });
  const lines = ASSOCIATION_KINDS.map((kind) => ({
    kind,
    id: values.associations[kind],
    proposed: proposed[kind],
    choices: customer?.records.filter((record) => record.kind === kind) ?? [],
  })).filter(({ id, proposed: offered, choices }) => id !== null || offered !== null || choices.length > 1);
  if (lines.length === 0) return null;
  return (
    <fieldset data-field="associations" className={styles.associations}>
      <legend className={styles.legend}>{t('tickets.associations')}</legend>
      {lines.map((line) => (
        <div key={line.kind} className={styles.association}>
          <RecordIcon kind={line.kind} />
          <span className={styles.kind}>{t(`tickets.record.${line.kind}`)}</span>
          {line.choices.length > 1 ? (
            <Picker
              variant="property"
              label={t(`tickets.record.${line.kind}`)}
              value={line.id}
              placeholder={t('sidebar.form.chooseAssociation')}
              options={line.choices.map((record) => ({ value: record.id, label: record.name }))}
              onChange={(id) => set(line.kind, id)}
            />
          ) : (
            <span className={line.id === null ? styles.noneLinked : styles.linked}>
              {line.id === null
                ? t('sidebar.form.noneAssociated')
                : findRecord(context, line.kind, line.id).name}
            </span>
          )}
          {line.id !== null && (
            <IconButton
              size="sm"
              label={t('tickets.removeAssociation', { name: findRecord(context, line.kind, line.id).name })}
              icon={<IconX size={14} stroke={1.75} aria-hidden />}
              onClick={() => set(line.kind, null)}
            />
          )}
          {line.id === null && line.proposed !== null && line.choices.length <= 1 && (
            <Button variant="link" onClick={() => set(line.kind, line.proposed)}>
              {t('sidebar.form.linkAgain')}
            </Button>
          )}
        </div>
      ))}
      {error !== undefined && <p className={styles.error}>{error}</p>}
    </fieldset>
  );
}
