import { SortableList } from '#components/settings/parts/sortable-list.tsx';
import type { Checklist } from '#lib/contract/checklists.ts';
import { t } from '#lib/i18n/i18n.ts';
import { movedItem } from './checklist-state.ts';
import { ItemRow, ReadItem } from './checklist-item.tsx';
import classes from './checklists.module.css';
import type { ChecklistWrites } from './use-checklist-writes.ts';

type Props = { checklist: Checklist; writes: ChecklistWrites | null };

/** The steps: ticked by a click, put in order by dragging or by Alt and the arrow keys. */
export function ChecklistItems({ checklist, writes }: Props) {
  const label = t('appTicketWork.items', { title: checklist.title });
  if (checklist.items.length === 0) return null;
  if (writes === null) {
    return (
      <ol aria-label={label} className={classes.items}>
        {checklist.items.map((item) => (
          <li key={item.id}>
            <ReadItem item={item} />
          </li>
        ))}
      </ol>
    );
  }
  const items = checklist.items.map((item) => ({ ...item, key: item.id, name: item.text }));
  const sort = (sorted: Checklist['items']) => {
    const moved = movedItem(checklist.items, sorted);
    if (moved !== null) writes.moveItem(checklist, moved.item, moved.place);
  };
  return (
    <SortableList label={label} items={items} onSort={sort} className={classes.items}>
      {(item) => <ItemRow checklist={checklist} item={item} writes={writes} />}
    </SortableList>
  );
}
