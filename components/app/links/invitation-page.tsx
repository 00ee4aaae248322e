import { useQuery } from '@tanstack/react-query';
import { ApiProblem } from '#lib/api/api-errors.ts';
import { acceptInvitation, readInvitation } from '#lib/contract/invitations.ts';
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

/** Where an invitation's link leads: name and password make the account. */
export function InvitationPage() {
  const api = useApi();
  const token = useLinkToken();
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api(readInvitation, { body: { token: token ?? '' } }),
    enabled: token !== null,
    staleTime: Infinity,
  });
  if (token === null || invitation.isError) return <LinkOver remedy={refusalText(invitation.error)} />;
  if (invitation.data === undefined) return <OutsidePage title={t('app.loading')} />;
  const { workspace, invitedBy, email } = invitation.data;
  return (
    <OutsidePage
      title={t('appAccounts.outside.invitationTitle', { workspace })}
      lead={
        invitedBy === null
          ? t('appAccounts.outside.invitationLeadNobody')
          : t('appAccounts.outside.invitationLead', { name: invitedBy })
      }
      workspace={workspace}
    >
      <AccountForm token={token} email={email} />
    </OutsidePage>
  );
}

function AccountForm({ token, email }: { token: string; email: string }) {
  const api = useApi();
  const { handleSubmit, error, isPending } = useLinkForm((given) =>
    api(acceptInvitation, { body: { token, ...given } }),
  );
  const ref = useFocusRefused(error);
  return (
    <form ref={ref} className={form.form} onSubmit={handleSubmit} noValidate>
      <LabelledInput
        name="email"
        label={t('appAccounts.outside.email')}
        value={email}
        autoComplete="username"
        readOnly
      />
      <LabelledInput
        name="name"
        label={t('appAccounts.outside.name')}
        error={fieldRefusal(error, 'name')}
        autoComplete="name"
        ref={focusOnMount}
        required
      />
      <LabelledInput
        name="password"
        type="password"
        label={t('appAccounts.outside.password')}
        hint={t('appAccounts.outside.passwordHint')}
        error={fieldRefusal(error, 'password')}
        autoComplete="new-password"
        required
      />
      <FormRefusal text={besideFields(error)} />
      <SubmitButton isPending={isPending}>{t('appAccounts.outside.join')}</SubmitButton>
    </form>
  );
}

/** Nothing beside the button where the fields say it themselves. */
function besideFields(error: unknown): string | undefined {
  if (
    error instanceof ApiProblem &&
    error.fields.some(({ field }) => field === 'name' || field === 'password')
  )
    return undefined;
  return refusalText(error);
}
