import { useMutation } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Channel } from '#lib/contract/channels.ts';
import { testMailAccount } from '#lib/contract/mail-accounts.ts';
import { t } from '#lib/i18n/i18n.ts';
import mail from '../mail/mail.module.css';
import { whyRefused } from '../parts/not-saved.ts';
import { toAccount, type AccountDraft } from './account-draft.ts';

/** Signs in to both servers of an account as it is typed. */
export function useConnectionTest(channel: Channel | null, draft: AccountDraft) {
  const api = useApi();
  return useMutation({
    mutationFn: () =>
      api(testMailAccount, { body: { channelId: channel?.id ?? null, account: toAccount(draft) } }),
  });
}

type Props = { test: ReturnType<typeof useConnectionTest> };

/** Starts the test, and says for each server what came of it. */
export function ConnectionResult({ test: { mutate, data, error, isPending } }: Props) {
  const reason = whyRefused(error);
  return (
    <div className={mail.result}>
      <div>
        <Button aria-disabled={isPending} onClick={() => !isPending && mutate()}>
          {t('appMail.testConnection')}
        </Button>
      </div>
      <div aria-live="polite">
        {isPending && <p>{t('appMail.testing')}</p>}
        {!isPending &&
          data !== undefined &&
          (['imap', 'smtp'] as const).map((side) => {
            const fault = data[side];
            const name = t(`appMail.sides.${side}`);
            return fault === null ? (
              <p key={side}>{t('appMail.works', { side: name })}</p>
            ) : (
              <p key={side} className={mail.bad}>
                {t('appMail.fails', { side: name, words: fault.words })}
              </p>
            );
          })}
      </div>
      <FormRefusal text={reason === undefined ? undefined : t('appMail.notTested', { reason })} />
    </div>
  );
}
