import type { SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { KeyHint } from '#components/ui/key-hint.tsx';
import { t } from '#lib/i18n/i18n.ts';
import classes from './comments.module.css';
import { MentionArea } from './mention-area.tsx';
import { useAddComment } from './use-add-comment.ts';
import { useViewers } from './use-viewers.ts';

/** A comment for the team. What is typed stays in this tab until it is saved, also over a reload or a new sign-in. */
export function CommentForm() {
  const { text, setText, send, error, mentionRefusal, isPending } = useAddComment();
  const people = useViewers();
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form className={classes.form} onSubmit={handleSubmit}>
      <Field
        label={t('appTickets.page.commentLabel')}
        error={mentionRefusal}
        hint={t('appTicketWork.mentionHint')}
      >
        {(wiring) => (
          <MentionArea
            wiring={wiring}
            className={classes.area}
            text={text}
            onChange={setText}
            people={people}
          />
        )}
      </Field>
      <FormRefusal text={mentionRefusal === undefined ? refusalText(error) : undefined} />
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
