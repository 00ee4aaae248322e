import { IconX } from '@tabler/icons-react';
import { useId } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { FILTER_OPERATORS, type FilterOperator } from '#lib/contract/ticket-filters.ts';
import { t } from '#lib/i18n/i18n.ts';
import { filterableFields, newCondition, withOperator, type ConditionDraft } from './condition-draft.ts';
import { ConditionValue } from './condition-value.tsx';
import classes from './filter-dialog.module.css';
import { fieldLabel, kindOf, type FilterNames } from './use-condition-words.ts';

type Props = {
  draft: ConditionDraft;
  /** "2", or "2.1" in a group. */
  place: string;
  names: FilterNames;
  error: string | undefined;
  /** Null takes the condition away. */
  onChange: (draft: ConditionDraft | null) => void;
};

/** One condition: a field, a comparison, a value. */
export function ConditionRow({ draft, place, names, error, onChange }: Props) {
  const errorId = useId();
  const kind = kindOf(draft.field, names.fields);
  const operators = kind === null ? [draft.operator] : FILTER_OPERATORS[kind];
  const fields = filterableFields(names.fields);
  const known = kind === null ? [draft.field, ...fields] : fields;
  return (
    <fieldset className={classes.row} aria-label={t('appLists.filter.condition', { place })}>
      <Picker
        label={t('appLists.filter.field')}
        value={draft.field}
        options={known.map((value) => ({ value, label: fieldLabel(value, names.fields) }))}
        isInvalid={error !== undefined && kind === null}
        onChange={(field) => onChange({ ...newCondition(field, names.fields), key: draft.key })}
      />
      <Picker
        label={t('appLists.filter.operator')}
        value={draft.operator}
        options={operators.map((value) => ({ value, label: t(`appLists.operators.${value}`) }))}
        onChange={(operator) => onChange(withOperator(draft, operator as FilterOperator))}
      />
      <div className={classes.value}>
        {kind !== null && (
          <ConditionValue
            draft={draft}
            kind={kind}
            choices={names.choicesOf(draft.field)}
            describedBy={error === undefined ? undefined : errorId}
            onChange={onChange}
          />
        )}
      </div>
      <IconButton
        label={t('appLists.filter.remove', { place })}
        className={classes.remove}
        icon={<IconX size={16} stroke={1.75} aria-hidden />}
        onClick={() => onChange(null)}
      />
      {error !== undefined && (
        <p id={errorId} className={classes.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
