import { useMutation } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { useNow } from '#components/app/use-now.ts';
import { Button } from '#components/ui/button.tsx';
import type { Channel } from '#lib/contract/channels.ts';
import { startMailConsent, type MailAccount } from '#lib/contract/mail-accounts.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import mail from '../mail/mail.module.css';
import parts from '../settings-parts.module.css';

type Props = { channel: Channel; account: MailAccount };

/** How reading a channel's mailboxes goes, and what to do where it does not. */
export function AccountState({ channel, account }: Props) {
  const now = useNow();
  const { intake, oauth, address } = account;
  return (
    <>
      <p className={parts.small}>{address}</p>
      <p className={intake?.state === 'failing' ? mail.bad : parts.small}>{intakeWords(intake, now)}</p>
      {oauth !== null && <Connect channel={channel} isConnected={oauth.isConnected} />}
    </>
  );
}

function intakeWords(intake: MailAccount['intake'], now: number): string {
  if (intake === null) return t('appMail.neverRead');
  const { state, problem, since, readAt } = intake;
  if (state === 'failing')
    return t('appMail.failing', { time: formatMoment(since, now), problem: problem ?? '' });
  return t('appMail.readAt', { time: formatMoment(readAt ?? since, now) });
}

/** Leads to the provider, which leads back to this page. */
function Connect({ channel, isConnected }: { channel: Channel; isConnected: boolean }) {
  const api = useApi();
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => api(startMailConsent, { params: { channelId: channel.id } }),
    onSuccess: ({ url }) => location.assign(url),
  });
  const words = isConnected ? 'appMail.connectAgainOf' : 'appMail.connectOf';
  return (
    <div className={parts.actions}>
      {!isConnected && <p className={mail.bad}>{t('appMail.notConnected')}</p>}
      <Button
        size="sm"
        aria-disabled={isPending}
        aria-label={t(words, { name: channel.name })}
        onClick={() => !isPending && mutate()}
      >
        {t('appMail.connect')}
      </Button>
      {error !== null && (
        <p role="alert" className={mail.bad}>
          {refusalText(error)}
        </p>
      )}
    </div>
  );
}
