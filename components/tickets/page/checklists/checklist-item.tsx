import { IconPencil, IconSquare, IconSquareCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { HiddenWords } from '#components/app/hidden-words.tsx';
import { useNow } from '#components/app/use-now.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Checklist, ChecklistItem } from '#lib/contract/checklists.ts';
import { formatRelativeMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './checklists.module.css';
import { NameEditor } from './name-editor.tsx';
import { RemoveQuestion } from './remove-question.tsx';
import type { ChecklistWrites } from './use-checklist-writes.ts';

type Props = { checklist: Checklist; item: ChecklistItem; writes: ChecklistWrites };

/** A step: its tick with who and when, and what can be done with it. */
export function ItemRow({ checklist, item, writes }: Props) {
  const [doing, setDoing] = useState<'renaming' | 'removing' | null>(null);
  const stop = () => setDoing(null);
  if (doing === 'renaming') {
    const reword = (text: string) => writes.rewordItem(checklist, item, text);
    return <NameEditor name={item.text} lengthMax={500} onSave={reword} onDone={stop} />;
  }
  if (doing === 'removing') {
    return (
      <RemoveQuestion
        words={t('appTicketWork.confirmRemove', { name: item.text })}
        verb={t('appTicketWork.removeItem')}
        onRemove={() => writes.removeItem(checklist, item)}
        onKeep={stop}
      />
    );
  }
  return (
    <div className={classes.item}>
      <div className={classes.tick}>
        <Checkbox
          label={<span data-done={item.done !== null}>{item.text}</span>}
          checked={item.done !== null}
          onChange={(event) => writes.tickItem(checklist, item, event.target.checked)}
        />
        <DoneBy item={item} />
      </div>
      <span className={classes.verbs}>
        <IconButton
          size="sm"
          label={t('appTicketWork.rename', { name: item.text })}
          icon={<IconPencil size={14} stroke={1.75} aria-hidden />}
          onClick={() => setDoing('renaming')}
        />
        <IconButton
          size="sm"
          label={t('appTicketWork.remove', { name: item.text })}
          icon={<IconX size={14} stroke={1.75} aria-hidden />}
          onClick={() => setDoing('removing')}
        />
      </span>
    </div>
  );
}

/** A step that can only be read. */
export function ReadItem({ item }: { item: ChecklistItem }) {
  const isDone = item.done !== null;
  const Icon = isDone ? IconSquareCheck : IconSquare;
  return (
    <div className={classes.readItem}>
      <Icon size={16} stroke={1.75} aria-hidden className={classes.readIcon} />
      <div>
        <HiddenWords>{t(isDone ? 'appTicketWork.isDone' : 'appTicketWork.isNotDone')}</HiddenWords>{' '}
        {item.text}
        <DoneBy item={item} />
      </div>
    </div>
  );
}

function DoneBy({ item: { done } }: { item: ChecklistItem }) {
  const now = useNow();
  if (done === null) return null;
  return (
    <p className={classes.doneBy}>
      {t('appTicketWork.doneBy', { name: done.by.name, time: formatRelativeMoment(done.at, now) })}
    </p>
  );
}
