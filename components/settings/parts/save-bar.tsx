import { useHotkeys } from '@mantine/hooks';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { Button } from '#components/ui/button.tsx';
import { KeyHint } from '#components/ui/key-hint.tsx';
import { t } from '#lib/i18n/i18n.ts';
import classes from './save-bar.module.css';

type Props = {
  /** What is not saved, in words; empty when all is. */
  changes: readonly string[];
  /** Verb and noun of the button. */
  save: string;
  isPending: boolean;
  /** Why the last attempt was not accepted. */
  refusal: string | undefined;
  onSave: () => void;
  /** Absent: there is nothing to go back to. */
  onDiscard?: (() => void) | undefined;
};

/** Capital keys only here: the browser's own Ctrl+S would save the page as a file. */
const EVERYWHERE: string[] = [];

/** What is saved and what is not, with the way to save it; stays in sight below a form. */
export function SaveBar({ changes, save, isPending, refusal, onSave, onDiscard }: Props) {
  const isDirty = changes.length > 0;
  const handleSave = () => isDirty && !isPending && onSave();
  useHotkeys([['mod+S', handleSave]], EVERYWHERE);
  return (
    <footer className={classes.bar}>
      <FormRefusal text={refusal} />
      <p className={classes.words}>{unsavedWords(changes)}</p>
      <div className={classes.verbs}>
        {isDirty && onDiscard !== undefined && (
          <Button variant="quiet" onClick={onDiscard}>
            {t('appTicketModule.discard')}
          </Button>
        )}
        <Button
          variant="primary"
          aria-disabled={!isDirty || isPending}
          trailing={<KeyHint keys={['Ctrl', 'S']} isOnFill />}
          onClick={handleSave}
        >
          {save}
        </Button>
      </div>
    </footer>
  );
}

function unsavedWords(changes: readonly string[]): string {
  if (changes.length === 0) return t('appTicketModule.saved');
  const unsaved = t('appTicketModule.unsaved', { count: changes.length });
  return t('appTicketModule.unsavedWhat', { unsaved, what: [...new Set(changes)].join(', ') });
}
