import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Checklist } from '#lib/contract/checklists.ts';
import { t } from '#lib/i18n/i18n.ts';
import { AddLine } from './add-line.tsx';
import { ChecklistItems } from './checklist-items.tsx';
import { progressOf } from './checklist-state.ts';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import classes from './checklists.module.css';
import { NameEditor } from './name-editor.tsx';
import { RemoveQuestion } from './remove-question.tsx';
import type { ChecklistWrites } from './use-checklist-writes.ts';

type Props = {
  checklist: Checklist;
  place: number;
  /** How many checklists there are. */
  count: number;
  /** Null: only to be read. */
  writes: ChecklistWrites | null;
};

/** One checklist: how far it is, its steps, and a line for another. */
export function ChecklistCard({ checklist, place, count, writes }: Props) {
  const { title, items } = checklist;
  return (
    <section className={classes.card} aria-label={title}>
      <Head checklist={checklist} place={place} count={count} writes={writes} />
      {items.length > 0 && <Progress checklist={checklist} />}
      {items.length === 0 && writes === null && <p className={classes.none}>{t('appTicketWork.noItems')}</p>}
      <ChecklistItems checklist={checklist} writes={writes} />
      {writes !== null && (
        <AddLine
          label={t('appTicketWork.newItem', { title })}
          hint={t('appTicketWork.newItemHint')}
          verb={t('appTicketWork.addItem')}
          lengthMax={500}
          onAdd={(text) => writes.addItem(checklist, text)}
        />
      )}
    </section>
  );
}

function Head({ checklist, place, count, writes }: Props) {
  const [doing, setDoing] = useState<'renaming' | 'removing' | null>(null);
  const { title, items } = checklist;
  const stop = () => setDoing(null);
  if (writes === null) return <h2 className={classes.title}>{title}</h2>;
  if (doing === 'renaming') {
    const rename = (name: string) => writes.renameList(checklist, name);
    return <NameEditor name={title} lengthMax={200} onSave={rename} onDone={stop} />;
  }
  if (doing === 'removing') {
    return (
      <RemoveQuestion
        words={t(items.length === 0 ? 'appTicketWork.confirmRemove' : 'appTicketWork.confirmRemoveList', {
          name: title,
          count: items.length,
        })}
        verb={t('appTicketWork.removeChecklist')}
        onRemove={() => writes.removeList(checklist)}
        onKeep={stop}
      />
    );
  }
  return (
    <div className={classes.head}>
      <h2 className={classes.title}>{title}</h2>
      {place > 0 && (
        <IconButton
          size="sm"
          label={t('appTicketWork.moveUp', { name: title })}
          icon={<IconArrowUp {...ICON} />}
          onClick={() => writes.moveList(checklist, place - 1)}
        />
      )}
      {place < count - 1 && (
        <IconButton
          size="sm"
          label={t('appTicketWork.moveDown', { name: title })}
          icon={<IconArrowDown {...ICON} />}
          onClick={() => writes.moveList(checklist, place + 1)}
        />
      )}
      <IconButton
        size="sm"
        label={t('appTicketWork.rename', { name: title })}
        icon={<IconPencil {...ICON} />}
        onClick={() => setDoing('renaming')}
      />
      <IconButton
        size="sm"
        label={t('appTicketWork.remove', { name: title })}
        icon={<IconTrash {...ICON} />}
        onClick={() => setDoing('removing')}
      />
    </div>
  );
}

const ICON = { size: 14, stroke: 1.75, 'aria-hidden': true } as const;

function Progress({ checklist: { title, items } }: Pick<Props, 'checklist'>) {
  const { done, count } = progressOf(items);
  return (
    <div className={classes.progress}>
      <ProgressBar done={done} total={count} label={t('appTicketWork.progressOf', { title, done, count })} />
      <span className={classes.figure}>{t('appTicketWork.progress', { done, count })}</span>
    </div>
  );
}
