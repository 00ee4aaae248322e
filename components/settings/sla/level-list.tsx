import { IconPlus, IconX } from '@tabler/icons-react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Picker, type PickerOption } from '#components/ui/picker.tsx';
import { LEVELS_MAX } from '#lib/contract/sla.ts';
import { UserId } from '#lib/contract/ids.ts';
import { t } from '#lib/i18n/i18n.ts';
import parts from '../settings-parts.module.css';
import type { LevelDraft } from './sla-draft.ts';
import classes from './sla.module.css';
import { AmountInput, UnitPicker } from './time-field.tsx';

type Props = {
  levels: readonly LevelDraft[];
  people: PickerOption[];
  errorOf: (field: string) => string | undefined;
  onChange: (levels: LevelDraft[]) => void;
};

/** Who is told besides, each some time after the deadline. */
export function LevelList({ levels, people, errorOf, onChange }: Props) {
  const add = () => {
    const after = { amount: String(levels.length + 1), unit: 'hours' as const };
    onChange([...levels, { key: crypto.randomUUID(), after, notifyUserId: null }]);
  };
  const change = (key: string, part: Partial<LevelDraft>) =>
    onChange(levels.map((level) => (level.key === key ? { ...level, ...part } : level)));
  return (
    <fieldset className={classes.levels}>
      <legend className={classes.legend}>{t('appSla.levels')}</legend>
      <p className={parts.small}>{t('appSla.levelsHint')}</p>
      {levels.map((level, index) => (
        <Level
          key={level.key}
          level={level}
          place={index + 1}
          people={people}
          errors={[errorOf(`levels.${index}.notifyUserId`), errorOf(`levels.${index}.afterS`)]}
          onChange={(part) => change(level.key, part)}
          onRemove={() => onChange(levels.filter(({ key }) => key !== level.key))}
        />
      ))}
      {errorOf('levels') !== undefined && <p className={classes.error}>{errorOf('levels')}</p>}
      {levels.length < LEVELS_MAX && (
        <div>
          <Button size="sm" icon={<IconPlus size={14} stroke={1.75} aria-hidden />} onClick={add}>
            {t('appSla.addLevel')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

type LevelProps = {
  level: LevelDraft;
  /** From 1. */
  place: number;
  people: PickerOption[];
  errors: [who: string | undefined, when: string | undefined];
  onChange: (part: Partial<LevelDraft>) => void;
  onRemove: () => void;
};

function Level({ level, place, people, errors, onChange, onRemove }: LevelProps) {
  const [who, when] = errors;
  return (
    <div>
      <div className={classes.level}>
        <Picker
          label={t('appSla.levelWho', { place })}
          value={level.notifyUserId}
          placeholder={t('appSla.choosePerson')}
          options={people}
          isInvalid={who !== undefined}
          onChange={(id) => onChange({ notifyUserId: UserId.parse(id) })}
        />
        <AmountInput
          label={t('appSla.levelAfter', { place })}
          isInvalid={when !== undefined}
          value={level.after}
          onChange={(after) => onChange({ after })}
        />
        <UnitPicker
          label={t('appSla.levelUnit', { place })}
          value={level.after}
          onChange={(after) => onChange({ after })}
        />
        <span className={classes.after}>{t('appSla.after')}</span>
        <IconButton
          label={t('appSla.removeLevel', { place })}
          icon={<IconX size={16} stroke={1.75} aria-hidden />}
          onClick={onRemove}
        />
      </div>
      {(who ?? when) !== undefined && <p className={classes.error}>{who ?? when}</p>}
    </div>
  );
}
