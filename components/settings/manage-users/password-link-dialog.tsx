import { useEffect } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { useNow } from '#components/app/use-now.ts';
import type { Member } from '#lib/contract/members.ts';
import { makePasswordReset } from '#lib/contract/password-resets.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsDialog } from '../settings-dialog.tsx';
import { ShownSecret } from '../shown-secret.tsx';
import { useSave } from '../use-save.ts';

type Props = { member: Member; onClose: () => void };

/** A one-time link with which a user chooses a new password. */
export function PasswordLinkDialog({ member, onClose }: Props) {
  const { user } = member;
  const now = useNow();
  const { mutate, data, error } = useSave({
    save: (api) => api(makePasswordReset, { params: { userId: user.id }, body: {} }),
    touches: [],
  });
  useEffect(() => mutate(undefined), [mutate]);
  return (
    <SettingsDialog
      title={t('appAccounts.users.passwordTitle', { name: user.name })}
      isOpen
      onClose={onClose}
    >
      <FormRefusal text={refusalText(error)} />
      {data !== undefined && (
        <ShownSecret
          label={t('appAccounts.shared.link')}
          value={data.url}
          note={`${t('appAccounts.shared.linkNote')} ${t('appAccounts.users.passwordUntil', {
            date: formatMoment(data.expiresAt, now),
            name: user.name,
          })}`}
          copyWord={t('appAccounts.shared.copyLink')}
          copiedWord={t('appAccounts.shared.linkCopied')}
          onDone={onClose}
        />
      )}
    </SettingsDialog>
  );
}
