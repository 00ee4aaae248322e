import { useNow } from '#components/app/use-now.ts';
import type { Invitation } from '#lib/contract/invitations.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ShownSecret } from '../shown-secret.tsx';

type Props = {
  link: { invitation: Invitation; url: string };
  onDone: () => void;
};

/** A new invitation's link, to be sent by hand. */
export function InvitationLink({ link, onDone }: Props) {
  const until = formatMoment(link.invitation.expiresAt, useNow());
  return (
    <ShownSecret
      label={t('appAccounts.shared.link')}
      value={link.url}
      note={`${t('appAccounts.shared.linkNote')} ${t('appAccounts.users.linkUntil', { date: until })}`}
      copyWord={t('appAccounts.shared.copyLink')}
      copiedWord={t('appAccounts.shared.linkCopied')}
      onDone={onDone}
    />
  );
}
