import type { SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { formText } from '#components/app/form-text.ts';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal, refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import classes from '../settings-parts.module.css';

type Props = {
  note?: string;
  button: string;
  isDanger?: boolean;
  error: unknown;
  isPending: boolean;
  onPassword: (password: string) => void;
  onCancel: () => void;
};

/** Asks for the password again before something that a borrowed browser must not do. */
export function PasswordQuestion({ note, button, isDanger, error, isPending, onPassword, onCancel }: Props) {
  const handleSubmit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    onPassword(formText(event.currentTarget)('password'));
  };
  const refused = fieldRefusal(error, 'password');
  return (
    <form className={classes.form} onSubmit={handleSubmit} noValidate>
      {note !== undefined && <p>{note}</p>}
      <LabelledInput
        name="password"
        type="password"
        label={t('appAccounts.account.askPassword')}
        autoComplete="current-password"
        error={refused}
        data-autofocus
      />
      <FormRefusal text={refused === undefined ? refusalText(error) : undefined} />
      <div className={classes.actions}>
        <Button type="submit" variant={isDanger ? 'danger' : 'primary'} aria-disabled={isPending}>
          {button}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
