import type { Member } from '#lib/contract/members.ts';
import { resetTwoFactor } from '#lib/contract/two-factor.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useSave } from '../use-save.ts';
import { QuestionDialog } from './question-dialog.tsx';

type Props = { member: Member; onClose: () => void };

/** Turns off another user's second factor, for somebody who lost the device. */
export function ResetFactorDialog({ member, onClose }: Props) {
  const { id, name } = member.user;
  const { mutate, error, isPending } = useSave({
    save: (api) => api(resetTwoFactor, { params: { userId: id } }),
    touches: ['members'],
    words: () => t('appAccounts.users.factorReset', { name }),
    onDone: onClose,
  });
  return (
    <QuestionDialog
      title={t('appAccounts.users.factorTitle', { name })}
      body={t('appAccounts.users.factorBody')}
      act={t('appAccounts.account.turnOff')}
      keep={t('common.cancel')}
      error={error}
      isPending={isPending}
      onAct={() => mutate(undefined)}
      onClose={onClose}
    />
  );
}
