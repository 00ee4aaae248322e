import { Picker } from '#components/ui/picker.tsx';
import { TextInput } from '#components/ui/text-input.tsx';
import type { FilterKind } from '#lib/contract/ticket-filters.ts';
import { t } from '#lib/i18n/i18n.ts';
import { isSpan, type ConditionDraft } from './condition-draft.ts';
import classes from './filter-dialog.module.css';
import { RecordValues } from './record-values.tsx';
import { SeveralChoices } from './several-choices.tsx';
import type { Choice } from './use-condition-words.ts';

type Props = {
  draft: ConditionDraft;
  kind: FilterKind;
  /** What there is to choose from; null where it is typed. */
  choices: Choice[] | null;
  describedBy: string | undefined;
  onChange: (draft: ConditionDraft) => void;
};

const INPUTS: Partial<Record<FilterKind, string>> = { date: 'date', instant: 'date' };

/** The control for a condition's value; none where the comparison needs none. */
export function ConditionValue(props: Props) {
  const { draft, kind, choices, describedBy, onChange } = props;
  if (draft.operator === 'empty' || draft.operator === 'not-empty') return null;
  if (isSpan(draft.operator)) return <Span {...props} />;
  const setSeveral = (several: string[]) => onChange({ ...draft, several });
  if (kind === 'record')
    return <RecordValues field={draft.field} ids={draft.several} onChange={setSeveral} />;
  if (choices !== null)
    return (
      <SeveralChoices
        chosen={draft.several}
        choices={choices}
        describedBy={describedBy}
        onChange={setSeveral}
      />
    );
  if (kind === 'yes-no') return <YesNo {...props} />;
  if (draft.operator === 'between')
    return (
      <div className={classes.pair}>
        <One {...props} part="text" label={t('appLists.filter.from')} />
        <One {...props} part="other" label={t('appLists.filter.to')} />
      </div>
    );
  return <One {...props} part="text" label={t('appLists.filter.value')} />;
}

function One({
  draft,
  kind,
  describedBy,
  onChange,
  part,
  label,
}: Props & { part: 'text' | 'other'; label: string }) {
  return (
    <TextInput
      type={INPUTS[kind] ?? 'text'}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={describedBy !== undefined || undefined}
      maxLength={500}
      value={draft[part]}
      onChange={(event) => onChange({ ...draft, [part]: event.currentTarget.value })}
    />
  );
}

function Span({ draft, describedBy, onChange }: Props) {
  const units = ['hour', 'day', 'week'] as const;
  return (
    <div className={classes.pair}>
      <TextInput
        inputMode="numeric"
        aria-label={t('appLists.filter.amount')}
        aria-describedby={describedBy}
        aria-invalid={describedBy !== undefined || undefined}
        value={draft.text}
        onChange={(event) => onChange({ ...draft, text: event.currentTarget.value })}
      />
      <Picker
        label={t('appLists.filter.unit')}
        value={draft.other}
        options={units.map((value) => ({ value, label: t(`appLists.filter.units.${value}`) }))}
        onChange={(other) => onChange({ ...draft, other })}
      />
    </div>
  );
}

function YesNo({ draft, describedBy, onChange }: Props) {
  return (
    <Picker
      label={t('appLists.filter.value')}
      value={draft.text === '' ? null : draft.text}
      options={[
        { value: 'yes', label: t('tickets.yes') },
        { value: 'no', label: t('tickets.no') },
      ]}
      placeholder={t('appLists.filter.choose')}
      describedBy={describedBy}
      isInvalid={describedBy !== undefined}
      onChange={(text) => onChange({ ...draft, text })}
    />
  );
}
