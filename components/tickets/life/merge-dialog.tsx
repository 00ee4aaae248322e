import { useState } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { fieldRefusal, refusalText } from '#components/app/refusal-text.ts';
import { SettingsDialog } from '#components/settings/settings-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Ticket, TicketLink } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { MergeChoice } from './merge-choice.tsx';
import classes from './merge.module.css';
import { useMerge } from './use-life.ts';

type Props = { ticket: Ticket; onClose: () => void };

/** Finds the other ticket, says what will happen, then closes this one in its favour. */
export function MergeDialog({ ticket, onClose }: Props) {
  const [into, setInto] = useState<TicketLink | null>(null);
  const [isTried, setTried] = useState(false);
  const { mutate, error, isPending } = useMerge(ticket);
  const { number } = ticket;
  const merge = () => {
    setTried(true);
    if (into !== null) mutate(into);
  };
  const chooseFirst = isTried && into === null ? t('appTicketLife.merge.choose') : undefined;
  return (
    <SettingsDialog title={t('appTicketLife.merge.title', { number })} isOpen onClose={onClose} size={520}>
      <div className={classes.dialog}>
        <MergeChoice ticket={ticket} chosen={into} onChoose={setInto} />
        {into !== null && <Effects ticket={ticket} into={into.number} />}
        <FormRefusal text={chooseFirst ?? fieldRefusal(error, 'intoId') ?? refusalText(error)} />
        <div className={classes.actions}>
          <Button variant="danger" aria-disabled={isPending || into === null} onClick={merge}>
            {into === null
              ? t('appTicketLife.merge.mergeNone')
              : t('appTicketLife.merge.merge', { into: into.number })}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </div>
    </SettingsDialog>
  );
}

function Effects({ ticket: { number, associations }, into }: { ticket: Ticket; into: string }) {
  const names = associations.map(({ name }) => name).join(', ');
  return (
    <section aria-label={t('appTicketLife.merge.effects')}>
      <h3 className={classes.effectsTitle}>{t('appTicketLife.merge.effects')}</h3>
      <ul className={classes.effects}>
        <li>{t('appTicketLife.merge.closes', { number, into })}</li>
        <li>
          {names === ''
            ? t('appTicketLife.merge.moves', { number, into })
            : t('appTicketLife.merge.movesRecords', { number, into, names })}
        </li>
        <li>{t('appTicketLife.merge.stays', { number })}</li>
      </ul>
    </section>
  );
}
