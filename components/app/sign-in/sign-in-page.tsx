import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
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
import { codeOfNext } from './code-of-next.ts';
import { useSignIn } from './use-sign-in.ts';

const route = getRouteApi('/sign-in');

/** E-mail and password; then back to where somebody was going. */
export function SignInPage() {
  const { next } = route.useSearch();
  const companion = useQuery(companionQuery(useApi()));
  const signIn = useSignIn(next);
  const workspace = companion.data?.workspace;
  const code = codeOfNext(next);
  return (
    <OutsidePage
      title={workspace ? t('app.signIn.toWorkspace', { workspace }) : t('app.signIn.title')}
      lead={code === undefined ? undefined : t('app.signIn.toConnect', { code })}
    >
      <form className={form.form} onSubmit={signIn.handleSubmit}>
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
          text={refusalText(signIn.error ?? companion.error, { wrong_credentials: t('app.signIn.wrong') })}
        />
        <SubmitButton isPending={signIn.isPending}>{t('app.signIn.save')}</SubmitButton>
        <p className={form.note}>{t('app.signIn.forgot')}</p>
      </form>
    </OutsidePage>
  );
}
