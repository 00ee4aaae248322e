import { ApiProblem } from '#lib/api/api-errors.ts';
import { t } from '#lib/i18n/i18n.ts';
import { focusOnMount } from '../focus-on-mount.ts';
import { FormRefusal } from '../form-refusal.tsx';
import form from '../form.module.css';
import { LabelledInput } from '../labelled-input.tsx';
import { fieldRefusal, refusalText } from '../refusal-text.ts';
import { SubmitButton } from '../submit-button.tsx';
import { useFocusRefused } from '../use-focus-refused.ts';
import { useSetUp } from './use-set-up.ts';

type Props = {
  /** Token from the printed link; empty to have it pasted. */
  token: string;
};

/** Workspace, first admin and token. */
export function SetUpForm({ token }: Props) {
  const { handleSubmit, error, isPending } = useSetUp();
  const ref = useFocusRefused(error);
  const named = (name: string) => ({ name, error: fieldRefusal(error, name), required: true });
  return (
    <form ref={ref} className={form.form} onSubmit={handleSubmit} noValidate>
      <LabelledInput
        {...named('token')}
        label={t('app.setUp.token')}
        defaultValue={token}
        autoComplete="off"
        spellCheck={false}
        ref={token === '' ? focusOnMount : undefined}
      />
      <LabelledInput
        {...named('workspace')}
        label={t('app.setUp.workspace')}
        hint={t('app.setUp.workspaceHint')}
        autoComplete="organization"
        ref={token === '' ? undefined : focusOnMount}
      />
      <LabelledInput {...named('name')} label={t('app.setUp.name')} autoComplete="name" />
      <LabelledInput {...named('email')} type="email" label={t('app.setUp.email')} autoComplete="username" />
      <LabelledInput
        {...named('password')}
        type="password"
        label={t('app.setUp.password')}
        hint={t('app.setUp.passwordHint')}
        autoComplete="new-password"
      />
      <FormRefusal text={setUpRefusal(error)} />
      <SubmitButton isPending={isPending}>{t('app.setUp.save')}</SubmitButton>
    </form>
  );
}

/** Nothing beside the button where the fields say it themselves. */
function setUpRefusal(error: unknown): string | undefined {
  if (error instanceof ApiProblem && error.fields.length > 0) return undefined;
  return refusalText(error);
}
