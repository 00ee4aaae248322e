import type { KeyboardEvent, SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { KeyHint } from '#components/ui/key-hint.tsx';
import { TextArea } from '#components/ui/text-input.tsx';
import { t } from '#lib/i18n/i18n.ts';
import classes from './comments.module.css';
import { useAddComment } from './use-add-comment.ts';

/** A comment for the team. What is typed stays in this tab until it is saved, also over a reload or a new sign-in. */
export function CommentForm() {
  const { text, setText, send, error, isPending } = useAddComment();
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    send();
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
  };
  return (
    <form className={classes.form} onSubmit={handleSubmit}>
      <Field label={t('appTickets.page.commentLabel')}>
        {(wiring) => (
          <TextArea
            wiring={wiring}
            className={classes.area}
            value={text}
            maxLength={20_000}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={handleKeyDown}
          />
        )}
      </Field>
      <FormRefusal text={refusalText(error)} />
      <Button
        type="submit"
        variant="primary"
        aria-disabled={isPending || text.trim() === ''}
        trailing={<KeyHint keys={['Ctrl', '↵']} isOnFill />}
      >
        {isPending ? t('appTickets.page.savingComment') : t('appTickets.page.addComment')}
      </Button>
    </form>
  );
}
