import { useDisclosure } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import type { FilterCondition, FilterGroup } from '#lib/contract/ticket-filters.ts';
import { t } from '#lib/i18n/i18n.ts';
import chip from '../filter-chip.module.css';
import { quickValue } from '../list-filter.ts';
import type { ListState } from '../use-list-state.ts';
import { FilterDialog } from './filter-dialog.tsx';
import { useConditionWords, type ConditionWords } from './use-condition-words.ts';

type Props = { state: ListState };

/** The conditions that no quick filter shows, each as a chip; a click changes them, the cross takes one away. */
export function ConditionChips({ state }: Props) {
  const { filter } = state;
  const [isOpen, { open, close }] = useDisclosure(false);
  const words = useConditionWords(filter);
  const isAny = filter.match === 'any' && filter.conditions.length > 0;
  const quick = new Set<string>();
  const others = filter.conditions.filter((part) => {
    const found = quickValue(part);
    if (found === null || quick.has(found.quick)) return true;
    quick.add(found.quick);
    return false;
  });
  const remove = (part: FilterCondition | FilterGroup) =>
    state.change({ filter: { ...filter, conditions: filter.conditions.filter((each) => each !== part) } });
  return (
    <>
      {isAny ? (
        <Chip
          words={{
            field: t('appLists.filter.anyOf', { count: filter.conditions.length }),
            operator: '',
            value: '',
          }}
          onOpen={open}
          onRemove={() => state.change({ filter: { match: 'all', conditions: [] } })}
        />
      ) : (
        others.map((part, index) => (
          <Chip key={index} words={partWords(part, words)} onOpen={open} onRemove={() => remove(part)} />
        ))
      )}
      {isOpen && (
        <FilterDialog
          filter={filter}
          onApply={(next) => {
            close();
            state.change({ filter: next });
          }}
          onClose={close}
        />
      )}
    </>
  );
}

function partWords(
  part: FilterCondition | FilterGroup,
  words: (condition: FilterCondition) => ConditionWords,
): ConditionWords {
  if (!('conditions' in part)) return words(part);
  const count = part.conditions.length;
  const sentence =
    part.match === 'any' ? t('appLists.filter.anyOf', { count }) : t('appLists.filter.summary', { count });
  return { field: sentence, operator: '', value: '' };
}

type ChipProps = { words: ConditionWords; onOpen: () => void; onRemove: () => void };

function Chip({ words: { field, operator, value }, onOpen, onRemove }: ChipProps) {
  const sentence = [field, operator, value].filter((part) => part !== '').join(' ');
  return (
    <div className={chip.chip} data-on>
      <button
        type="button"
        className={chip.target}
        aria-label={t('appLists.filter.edit', { filter: sentence })}
        onClick={onOpen}
      >
        {[field, operator].join(' ').trim()}
        {value !== '' && <span className={chip.value}>{value}</span>}
      </button>
      <button
        type="button"
        className={chip.remove}
        aria-label={t('appTickets.list.removeFilter', { filter: sentence })}
        onClick={onRemove}
      >
        <IconX size={14} stroke={1.75} aria-hidden />
      </button>
    </div>
  );
}
