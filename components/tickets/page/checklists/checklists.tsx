import { t } from '#lib/i18n/i18n.ts';
import { useTicketOnPage } from '../edits-context.ts';
import { AddLine } from './add-line.tsx';
import { ChecklistCard } from './checklist-card.tsx';
import classes from './checklists.module.css';
import { useChecklistWrites } from './use-checklist-writes.ts';

/** The ticket's checklists: what is done and what is pending, for whoever picks it up. */
export function Checklists() {
  const { ticket } = useTicketOnPage();
  const writes = useChecklistWrites();
  const { canUpdate } = ticket.abilities;
  const { shown: checklists } = writes;
  return (
    <div className={classes.checklists}>
      {checklists.length === 0 && (
        <p className={classes.none}>
          {t(canUpdate ? 'appTicketWork.noChecklists' : 'appTicketWork.noChecklistsReadOnly')}
        </p>
      )}
      {checklists.map((checklist, place) => (
        <ChecklistCard
          key={checklist.id}
          checklist={checklist}
          place={place}
          count={checklists.length}
          writes={canUpdate ? writes : null}
        />
      ))}
      {canUpdate && (
        <AddLine
          label={t('appTicketWork.newChecklist')}
          hint={t('appTicketWork.newChecklistHint')}
          verb={t('appTicketWork.addChecklist')}
          lengthMax={200}
          onAdd={writes.addList}
        />
      )}
    </div>
  );
}
