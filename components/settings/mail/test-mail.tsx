import { useMutation } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import { sendTestMail } from '#lib/contract/mail-settings.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './mail.module.css';

/** Sends a mail to whoever asks, by the setting as it is saved, and says how it went. */
export function TestMail() {
  const api = useApi();
  const { mutate, data, error, isPending } = useMutation({ mutationFn: () => api(sendTestMail, {}) });
  return (
    <div>
      <Button aria-disabled={isPending} onClick={() => !isPending && mutate()}>
        {t('appMail.test')}
      </Button>
      <p aria-live="polite" className={data?.fault === null ? undefined : classes.bad}>
        {error !== null && refusalText(error)}
        {data?.fault === null && t('appMail.tested', { to: data.to })}
        {data != null && data.fault !== null && t('appMail.testFailed', { words: data.fault.words })}
      </p>
    </div>
  );
}
