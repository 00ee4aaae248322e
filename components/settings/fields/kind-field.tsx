import { IconLock } from '@tabler/icons-react';
import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { FieldKind } from '#lib/contract/fields.ts';
import { t } from '#lib/i18n/i18n.ts';
import parts from '../parts/parts.module.css';
import { type FieldDraft, withKind } from './field-draft.ts';
import classes from './fields.module.css';

type Props = {
  draft: FieldDraft;
  /** Saved fields keep their kind. */
  isLocked: boolean;
  onChange: (draft: FieldDraft) => void;
};

/** What kind of value the field takes; plain text once it is saved. */
export function KindField({ draft, isLocked, onChange }: Props) {
  const label = t('appTicketModule.fields.kind');
  if (isLocked) {
    return (
      <div>
        <p className={parts.small}>{label}</p>
        <p className={classes.locked}>
          {t(`appTicketModule.fields.kinds.${draft.kind}`)}
          <IconLock size={12} stroke={2} aria-hidden />
        </p>
        <p className={parts.small}>{t('appTicketModule.fields.kindLocked')}</p>
      </div>
    );
  }
  const options = FieldKind.options.map((kind) => ({
    value: kind as string,
    label: t(`appTicketModule.fields.kinds.${kind}`),
  }));
  return (
    <Field label={label}>
      {({ id }) => (
        <Picker
          id={id}
          label={label}
          value={draft.kind}
          options={options}
          onChange={(kind) => onChange(withKind(draft, FieldKind.parse(kind)))}
        />
      )}
    </Field>
  );
}
