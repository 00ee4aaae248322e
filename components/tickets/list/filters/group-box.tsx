import { IconPlus, IconX } from '@tabler/icons-react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { newCondition, type ConditionDraft, type DraftErrors, type GroupDraft } from './condition-draft.ts';
import { ConditionRow } from './condition-row.tsx';
import classes from './filter-dialog.module.css';
import { MatchChoice } from './match-choice.tsx';
import type { FilterNames } from './use-condition-words.ts';

type Props = {
  group: GroupDraft;
  place: number;
  names: FilterNames;
  errors: DraftErrors;
  isFull: boolean;
  onChange: (group: GroupDraft | null) => void;
};

/** Conditions that count as one: all of them, or any. */
export function GroupBox({ group, place, names, errors, isFull, onChange }: Props) {
  const setCondition = (key: string, condition: ConditionDraft | null) => {
    const conditions = group.conditions.flatMap((each) => (each.key === key ? (condition ?? []) : each));
    onChange(conditions.length === 0 ? null : { ...group, conditions });
  };
  return (
    <fieldset className={classes.group} aria-label={t('appLists.filter.group', { place })}>
      <div className={classes.groupHead}>
        <MatchChoice
          label={t('appLists.filter.groupMatch')}
          value={group.match}
          onChange={(match) => onChange({ ...group, match })}
        />
        <IconButton
          label={t('appLists.filter.removeGroup', { place })}
          icon={<IconX size={16} stroke={1.75} aria-hidden />}
          onClick={() => onChange(null)}
        />
      </div>
      <ol className={classes.inner}>
        {group.conditions.map((condition, index) => (
          <li key={condition.key}>
            <ConditionRow
              draft={condition}
              place={`${place}.${index + 1}`}
              names={names}
              error={errors[condition.key]}
              onChange={(next) => setCondition(condition.key, next)}
            />
          </li>
        ))}
      </ol>
      <div className={classes.adds}>
        <Button
          size="sm"
          variant="quiet"
          icon={<IconPlus size={14} stroke={1.75} aria-hidden />}
          aria-disabled={isFull}
          onClick={() =>
            !isFull &&
            onChange({ ...group, conditions: [...group.conditions, newCondition('status', names.fields)] })
          }
        >
          {t('appLists.filter.addCondition')}
        </Button>
      </div>
    </fieldset>
  );
}
