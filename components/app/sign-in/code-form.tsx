import { Button } from '#components/ui/button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { focusOnMount } from '../focus-on-mount.ts';
import { FormRefusal } from '../form-refusal.tsx';
import form from '../form.module.css';
import { LabelledInput } from '../labelled-input.tsx';
import { OutsidePage } from '../outside-page.tsx';
import { refusalText } from '../refusal-text.ts';
import { SubmitButton } from '../submit-button.tsx';
import type { useSignIn } from './use-sign-in.ts';

type Props = {
  signIn: ReturnType<typeof useSignIn>;
  workspace: string | null | undefined;
};

/** Asks for the second factor after the password. */
export function CodeForm({ signIn, workspace }: Props) {
  return (
    <OutsidePage
      title={t('appAccounts.outside.codeTitle')}
      lead={t('appAccounts.outside.codeLead')}
      workspace={workspace}
    >
      <form className={form.form} onSubmit={signIn.handleCode}>
        <LabelledInput
          name="code"
          label={t('appAccounts.outside.code')}
          autoComplete="one-time-code"
          spellCheck={false}
          ref={focusOnMount}
          required
        />
        <FormRefusal text={refusalText(signIn.error)} />
        {!signIn.isOver && (
          <SubmitButton isPending={signIn.isPending}>{t('appAccounts.outside.finish')}</SubmitButton>
        )}
        <Button variant={signIn.isOver ? 'primary' : 'quiet'} onClick={signIn.startAgain}>
          {t('appAccounts.outside.startAgain')}
        </Button>
      </form>
    </OutsidePage>
  );
}
