import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { endMemberSessions } from '#lib/contract/account-sessions.ts';
import { type Member, reactivateMember } from '#lib/contract/members.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useSave } from '../use-save.ts';
import { DeactivateDialog } from './deactivate-dialog.tsx';
import { MemberDialog } from './member-dialog.tsx';
import { PasswordLinkDialog } from './password-link-dialog.tsx';
import { ResetFactorDialog } from './reset-factor-dialog.tsx';

type Props = { member: Member };
type Step = 'none' | 'edit' | 'password' | 'factor' | 'deactivate';

/** The three dots of a user. */
export function UserActions({ member }: Props) {
  const [step, setStep] = useState<Step>('none');
  const { user, version } = member;
  const close = () => setStep('none');
  const endSessions = useSave({
    save: (api) => api(endMemberSessions, { params: { userId: user.id } }),
    touches: ['members'],
    words: () => t('appAccounts.users.sessionsEnded', { name: user.name }),
  });
  const reactivate = useSave({
    save: (api) => api(reactivateMember, { params: { userId: user.id }, body: { version } }),
    touches: ['members', 'users'],
    words: () => t('appAccounts.users.reactivated', { name: user.name }),
  });
  return (
    <>
      <Menu position="bottom-end" width={264} offset={4} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <IconButton
            label={t('appAccounts.shared.more', { name: user.name })}
            icon={<IconDots size={16} stroke={1.75} aria-hidden />}
          />
        </Menu.Target>
        <Menu.Dropdown>
          {!member.abilities.canManage && <Menu.Label>{t('appAccounts.users.cannotManage')}</Menu.Label>}
          {member.abilities.canManage && member.isActive && (
            <>
              <Menu.Item onClick={() => setStep('edit')}>{t('appAccounts.users.edit')}</Menu.Item>
              <Menu.Item onClick={() => setStep('password')}>{t('appAccounts.users.passwordLink')}</Menu.Item>
              {member.hasSecondFactor && (
                <Menu.Item onClick={() => setStep('factor')}>{t('appAccounts.users.resetFactor')}</Menu.Item>
              )}
              <Menu.Item onClick={() => endSessions.mutate(undefined)}>
                {t('appAccounts.users.endSessions')}
              </Menu.Item>
            </>
          )}
          {member.abilities.canDeactivate && (
            <Menu.Item onClick={() => setStep('deactivate')}>{t('appAccounts.users.deactivate')}</Menu.Item>
          )}
          {member.abilities.canManage && !member.isActive && (
            <Menu.Item onClick={() => reactivate.mutate(undefined)}>
              {t('appAccounts.users.reactivate')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {step === 'edit' && <MemberDialog member={member} onClose={close} />}
      {step === 'password' && <PasswordLinkDialog member={member} onClose={close} />}
      {step === 'factor' && <ResetFactorDialog member={member} onClose={close} />}
      {step === 'deactivate' && <DeactivateDialog member={member} onClose={close} />}
    </>
  );
}
