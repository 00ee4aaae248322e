import { useRef, type SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { formText } from '#components/app/form-text.ts';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal, refusalText } from '#components/app/refusal-text.ts';
import { useMe } from '#components/app/session.ts';
import { useFocusRefused } from '#components/app/use-focus-refused.ts';
import { Button } from '#components/ui/button.tsx';
import { changePassword } from '#lib/contract/accounts.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsPart } from '../settings-part.tsx';
import classes from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';
import { useAccount } from './use-account.ts';

/** Changing one's own password. */
export function PasswordPart() {
  const { data } = useAccount();
  const hasPassword = data?.hasPassword ?? true;
  const note = hasPassword ? t('appAccounts.account.passwordNote') : t('appAccounts.account.noPassword');
  return (
    <SettingsPart title={t('appAccounts.account.password')} note={note}>
      {hasPassword && <PasswordForm />}
    </SettingsPart>
  );
}

function PasswordForm() {
  const { user } = useMe();
  const emptied = useRef<HTMLFormElement | null>(null);
  const { mutate, error, isPending } = useSave({
    save: (api, body: { current: string; next: string }) => api(changePassword, { body }),
    touches: ['sessions'],
    words: () => t('appAccounts.account.passwordChanged'),
    onDone: () => emptied.current?.reset(),
  });
  const ref = useFocusRefused(error);
  const handleSubmit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    emptied.current = event.currentTarget;
    const text = formText(event.currentTarget);
    mutate({ current: text('current'), next: text('next') });
  };
  const fields = { current: fieldRefusal(error, 'current'), next: fieldRefusal(error, 'next') };
  const isFieldRefused = fields.current !== undefined || fields.next !== undefined;
  return (
    <form ref={ref} className={classes.form} onSubmit={handleSubmit} noValidate>
      {/* Password managers tell by this whose password it is. */}
      <input type="hidden" name="username" value={user.email} autoComplete="username" />
      <LabelledInput
        name="current"
        type="password"
        label={t('appAccounts.account.current')}
        autoComplete="current-password"
        error={fields.current}
      />
      <LabelledInput
        name="next"
        type="password"
        label={t('appAccounts.account.next')}
        hint={t('appAccounts.account.nextHint')}
        autoComplete="new-password"
        error={fields.next}
      />
      <FormRefusal text={isFieldRefused ? undefined : refusalText(error)} />
      <div className={classes.actions}>
        <Button type="submit" aria-disabled={isPending}>
          {t('appAccounts.account.changePassword')}
        </Button>
      </div>
    </form>
  );
}
