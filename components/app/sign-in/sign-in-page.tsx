import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { t } from '#lib/i18n/i18n.ts';
import { useApi } from '../api-context.tsx';
import { focusOnMount } from '../focus-on-mount.ts';
import { FormRefusal } from '../form-refusal.tsx';
import form from '../form.module.css';
import { LabelledInput } from '../labelled-input.tsx';
import { OutsidePage } from '../outside-page.tsx';
import { refusalText } from '../refusal-text.ts';
import { companionQuery } from '../session.ts';
import { SubmitButton } from '../submit-button.tsx';
import { CodeForm } from './code-form.tsx';
import { codeOfNext } from './code-of-next.ts';
import { ProviderButtons } from './provider-buttons.tsx';
import { providerRefusal } from './provider-refusal.ts';
import { useSignIn } from './use-sign-in.ts';

const route = getRouteApi('/sign-in');

/** E-mail and password, or a provider, and a code where one is asked for; then back to where somebody was going. */
export function SignInPage() {
  const { next, refused } = route.useSearch();
  const companion = useQuery(companionQuery(useApi()));
  const signIn = useSignIn(next);
  const workspace = companion.data?.workspace;
  const code = codeOfNext(next);
  if (signIn.isAwaitingCode) return <CodeForm signIn={signIn} workspace={workspace} />;
  const error = signIn.error ?? companion.error;
  return (
    <OutsidePage
      title={workspace ? t('app.signIn.toWorkspace', { workspace }) : t('app.signIn.title')}
      lead={code === undefined ? undefined : t('app.signIn.toConnect', { code })}
    >
      <ProviderButtons next={next} />
      <form className={form.form} onSubmit={signIn.handlePassword}>
        <LabelledInput
          name="email"
          type="email"
          label={t('app.signIn.email')}
          autoComplete="username"
          ref={focusOnMount}
          required
        />
        <LabelledInput
          name="password"
          type="password"
          label={t('app.signIn.password')}
          autoComplete="current-password"
          required
        />
        <FormRefusal
          text={refusalText(error, { wrong_credentials: t('app.signIn.wrong') }) ?? providerRefusal(refused)}
        />
        <SubmitButton isPending={signIn.isPending}>{t('app.signIn.save')}</SubmitButton>
        <p className={form.note}>
          <Link to="/forgot-password">{t('appAccounts.outside.forgot')}</Link>
        </p>
      </form>
    </OutsidePage>
  );
}
