import { FormRefusal } from '#components/app/form-refusal.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import { SettingsDialog } from '../settings-dialog.tsx';
import classes from '../settings-parts.module.css';

type Props = {
  title: string;
  body: string;
  /** What is done, as the button says it. */
  act: string;
  keep: string;
  error: unknown;
  isPending: boolean;
  onAct: () => void;
  onClose: () => void;
};

/** Asks before something that cannot be taken back in one click. */
export function QuestionDialog({ title, body, act, keep, error, isPending, onAct, onClose }: Props) {
  return (
    <SettingsDialog title={title} isOpen onClose={onClose}>
      <div className={classes.form}>
        <p>{body}</p>
        <FormRefusal text={refusalText(error)} />
        <div className={classes.actions}>
          <Button variant="danger" aria-disabled={isPending} onClick={onAct} data-autofocus>
            {act}
          </Button>
          <Button onClick={onClose}>{keep}</Button>
        </div>
      </div>
    </SettingsDialog>
  );
}
