import { focusOnMount } from '#components/app/focus-on-mount.ts';
import { Button } from '#components/ui/button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import classes from './checklists.module.css';

type Props = {
  words: string;
  verb: string;
  onRemove: () => void;
  onKeep: () => void;
};

/** Asked in place before something is removed, as who ticked it and when would be lost. */
export function RemoveQuestion({ words, verb, onRemove, onKeep }: Props) {
  return (
    <div role="alertdialog" aria-label={words} className={classes.question}>
      <p className={classes.questionWords}>{words}</p>
      <Button size="sm" variant="danger" onClick={onRemove}>
        {verb}
      </Button>
      <Button size="sm" onClick={onKeep} ref={focusOnMount}>
        {t('appTicketWork.keep')}
      </Button>
    </div>
  );
}
