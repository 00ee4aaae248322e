import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '#components/app/button-link.tsx';
import { Fold } from '#components/ui/fold.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { movedOne } from './moved-one.ts';
import { SortableList } from './sortable-list.tsx';
import parts from './parts.module.css';

type Arranged = { id: string; name: string; isArchived: boolean };

type Props<T extends Arranged> = {
  label: string;
  things: readonly T[];
  /** Id of the one that is open. */
  open: string;
  /** Address of the form of a new one, below `/settings/`. */
  newPath: string;
  newWords: string;
  /** Told the one that was dragged, and its new place from 1. */
  onMove: (thing: T, position: number) => void;
  children: (thing: T) => ReactNode;
};

/** Things in an order that dragging changes at once, with a link to make another; archived ones are folded away. */
export function ArrangedList<T extends Arranged>(props: Props<T>) {
  const { label, things, open, newPath, newWords, onMove, children } = props;
  const live = things.filter(({ isArchived }) => !isArchived);
  const archived = things.filter(({ isArchived }) => isArchived);
  const items = live.map((thing) => ({ ...thing, key: thing.id }));
  const handleSort = (sorted: T[]) => {
    const moved = movedOne(live, sorted);
    if (moved !== undefined) onMove(moved, sorted.findIndex(({ id }) => id === moved.id) + 1);
  };
  return (
    <nav aria-label={label} className={parts.side}>
      {items.length > 0 && (
        <SortableList label={label} items={items} onSort={handleSort}>
          {children}
        </SortableList>
      )}
      <div>
        <ButtonLink
          to="/settings/$"
          params={{ _splat: newPath }}
          variant="quiet"
          icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
        >
          {newWords}
        </ButtonLink>
      </div>
      {archived.length > 0 && (
        <Fold
          title={t('appTicketModule.archived')}
          summary={archived.length}
          isOpenAtFirst={archived.some(({ id }) => id === open)}
        >
          {archived.map(children)}
        </Fold>
      )}
    </nav>
  );
}
