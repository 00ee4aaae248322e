import { useQuery } from '@tanstack/react-query';
import { readPasswordReset, resetPassword } from '#lib/contract/password-resets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useApi } from '../api-context.tsx';
import { focusOnMount } from '../focus-on-mount.ts';
import { FormRefusal } from '../form-refusal.tsx';
import form from '../form.module.css';
import { LabelledInput } from '../labelled-input.tsx';
import { OutsidePage } from '../outside-page.tsx';
import { fieldRefusal, refusalText } from '../refusal-text.ts';
import { SubmitButton } from '../submit-button.tsx';
import { useFocusRefused } from '../use-focus-refused.ts';
import { LinkOver } from './link-over.tsx';
import { useLinkForm } from './use-link-form.ts';
import { useLinkToken } from './use-link-token.ts';

/** Where a password link leads. */
export function ResetPasswordPage() {
  const api = useApi();
  const token = useLinkToken();
  const reset = useQuery({
    queryKey: ['password-reset', token],
    queryFn: () => api(readPasswordReset, { body: { token: token ?? '' } }),
    enabled: token !== null,
    staleTime: Infinity,
  });
  if (token === null || reset.isError) return <LinkOver remedy={refusalText(reset.error)} />;
  if (reset.data === undefined) return <OutsidePage title={t('app.loading')} />;
  return (
    <OutsidePage
      title={t('appAccounts.outside.resetTitle')}
      lead={t('appAccounts.outside.resetLead', { email: reset.data.email })}
    >
      <PasswordForm token={token} email={reset.data.email} />
    </OutsidePage>
  );
}

function PasswordForm({ token, email }: { token: string; email: string }) {
  const api = useApi();
  const { handleSubmit, error, isPending } = useLinkForm(({ password }) =>
    api(resetPassword, { body: { token, password } }),
  );
  const ref = useFocusRefused(error);
  const refused = fieldRefusal(error, 'password');
  return (
    <form ref={ref} className={form.form} onSubmit={handleSubmit} noValidate>
      {/* Password managers keep the new password under this name. */}
      <input type="hidden" name="email" value={email} autoComplete="username" />
      <LabelledInput
        name="password"
        type="password"
        label={t('appAccounts.outside.newPassword')}
        hint={t('appAccounts.outside.passwordHint')}
        error={refused}
        autoComplete="new-password"
        ref={focusOnMount}
        required
      />
      <FormRefusal text={refused === undefined ? refusalText(error) : undefined} />
      <SubmitButton isPending={isPending}>{t('appAccounts.outside.reset')}</SubmitButton>
    </form>
  );
}
