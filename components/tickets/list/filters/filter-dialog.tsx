import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CONDITIONS_MAX, type TicketFilter } from '#lib/contract/ticket-filters.ts';
import { t } from '#lib/i18n/i18n.ts';
import {
  newCondition,
  newGroup,
  toDraft,
  toFilter,
  type ConditionDraft,
  type DraftErrors,
  type FilterDraft,
  type GroupDraft,
} from './condition-draft.ts';
import { ConditionRow } from './condition-row.tsx';
import classes from './filter-dialog.module.css';
import { GroupBox } from './group-box.tsx';
import { MatchChoice } from './match-choice.tsx';
import { useFilterNames } from './use-condition-words.ts';

type Props = {
  filter: TicketFilter;
  onApply: (filter: TicketFilter) => void;
  onClose: () => void;
};

/** The builder: conditions and groups of them, in plain words. What cannot be used is said beside its condition. */
export function FilterDialog({ filter, onApply, onClose }: Props) {
  const isNarrow = useMediaQuery('(max-width: 44em)', undefined, { getInitialValueInEffect: false });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('appLists.filter.title')}
      size={720}
      fullScreen={isNarrow ?? false}
      withCloseButton={false}
      transitionProps={{ duration: 160, transition: 'fade-up' }}
      overlayProps={{ color: '#14171f', backgroundOpacity: 0.4 }}
    >
      <FilterForm filter={filter} onApply={onApply} onClose={onClose} />
    </Modal>
  );
}

function FilterForm({ filter, onApply, onClose }: Props) {
  const names = useFilterNames();
  const { fields } = names;
  const [draft, setDraft] = useState<FilterDraft>(() => startFrom(toDraft(filter, fields), fields));
  const [errors, setErrors] = useState<DraftErrors>({});
  const setPart = (key: string, part: ConditionDraft | GroupDraft | null) =>
    setDraft((before) => ({
      ...before,
      parts: before.parts.flatMap((each) => (each.key === key ? (part ?? []) : each)),
    }));
  const add = (part: ConditionDraft | GroupDraft) =>
    setDraft((before) => ({ ...before, parts: [...before.parts, part] }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = toFilter(draft, fields);
    setErrors(read.errors);
    if (Object.keys(read.errors).length === 0) onApply(read.filter);
  };
  const isFull = countOf(draft) >= CONDITIONS_MAX;
  const wrong = Object.keys(errors).length;
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <MatchChoice
        label={t('appLists.filter.match')}
        value={draft.match}
        onChange={(match) => setDraft({ ...draft, match })}
      />
      <ol className={classes.parts}>
        {draft.parts.map((part, index) => (
          <li key={part.key}>
            {'conditions' in part ? (
              <GroupBox
                group={part}
                place={index + 1}
                names={names}
                errors={errors}
                isFull={isFull}
                onChange={(next) => setPart(part.key, next)}
              />
            ) : (
              <ConditionRow
                draft={part}
                place={String(index + 1)}
                names={names}
                error={errors[part.key]}
                onChange={(next) => setPart(part.key, next)}
              />
            )}
          </li>
        ))}
      </ol>
      {draft.parts.length === 0 && <p className={classes.none}>{t('appLists.filter.none')}</p>}
      <div className={classes.adds}>
        <Button
          size="sm"
          icon={<IconPlus size={14} stroke={1.75} aria-hidden />}
          aria-disabled={isFull}
          onClick={() => !isFull && add(newCondition('status', fields))}
        >
          {t('appLists.filter.addCondition')}
        </Button>
        <Button
          size="sm"
          variant="quiet"
          icon={<IconPlus size={14} stroke={1.75} aria-hidden />}
          aria-disabled={isFull}
          onClick={() => !isFull && add(newGroup(fields))}
        >
          {t('appLists.filter.addGroup')}
        </Button>
        {isFull && <p className={classes.none}>{t('appLists.filter.full')}</p>}
      </div>
      <div className={classes.foot}>
        <p role="alert" className={classes.wrong}>
          {wrong > 0 && t('appLists.filter.wrong', { count: wrong })}
        </p>
        <div className={classes.actions}>
          <Button type="submit" variant="primary">
            {t('appLists.filter.apply')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </div>
    </form>
  );
}

/** An empty builder starts with one condition, as nobody opens it for none. */
function startFrom(draft: FilterDraft, fields: Parameters<typeof newCondition>[1]): FilterDraft {
  return draft.parts.length > 0 ? draft : { ...draft, parts: [newCondition('status', fields)] };
}

function countOf({ parts }: FilterDraft): number {
  return parts.reduce((count, part) => count + ('conditions' in part ? part.conditions.length : 1), 0);
}
