import { focusOnMount } from '#components/app/focus-on-mount.ts';
import { Button } from '#components/ui/button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import classes from './create-ticket.module.css';

type Props = {
  onDiscard: () => void;
  onKeep: () => void;
};

/** Asked when a form with something in it is left. */
export function DiscardQuestion({ onDiscard, onKeep }: Props) {
  return (
    <div role="alertdialog" aria-labelledby="discard-question">
      <p id="discard-question" className={classes.question}>
        {t('appTickets.create.discardTitle')}
      </p>
      <div className={classes.actions}>
        <Button variant="primary" onClick={onKeep} ref={focusOnMount}>
          {t('appTickets.create.keepWriting')}
        </Button>
        <Button onClick={onDiscard}>{t('appTickets.create.discard')}</Button>
      </div>
    </div>
  );
}
