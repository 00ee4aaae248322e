import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { endTwoFactor, makeBackupCodes } from '#lib/contract/two-factor.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsDialog } from '../settings-dialog.tsx';
import { SettingsPart } from '../settings-part.tsx';
import classes from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';
import { BackupCodes } from './backup-codes.tsx';
import { EnrolDialog } from './enrol-dialog.tsx';
import { PasswordQuestion } from './password-question.tsx';
import { useAccount } from './use-account.ts';

type Step = 'none' | 'on' | 'off' | 'codes';

/** Turning the second factor on and off, and new backup codes. */
export function SecondFactorPart() {
  const { data } = useAccount();
  const [step, setStep] = useState<Step>('none');
  const close = () => setStep('none');
  if (data === undefined || (!data.hasPassword && !data.hasSecondFactor)) return null;
  const isOn = data.hasSecondFactor;
  return (
    <SettingsPart
      title={t('appAccounts.account.factor')}
      note={isOn ? t('appAccounts.account.factorOn') : t('appAccounts.account.factorOff')}
    >
      <div className={classes.actions}>
        {!isOn && <Button onClick={() => setStep('on')}>{t('appAccounts.account.turnOn')}</Button>}
        {isOn && <Button onClick={() => setStep('codes')}>{t('appAccounts.account.newCodes')}</Button>}
        {isOn && <Button onClick={() => setStep('off')}>{t('appAccounts.account.turnOff')}</Button>}
      </div>
      {step === 'on' && <EnrolDialog onClose={close} />}
      {step === 'off' && <TurnOffDialog onClose={close} />}
      {step === 'codes' && <NewCodesDialog onClose={close} />}
    </SettingsPart>
  );
}

function TurnOffDialog({ onClose }: { onClose: () => void }) {
  const { mutate, error, isPending } = useSave({
    save: (api, password: string) => api(endTwoFactor, { body: { password } }),
    touches: ['account', 'sessions'],
    words: () => t('appAccounts.account.turnedOff'),
    onDone: onClose,
  });
  return (
    <SettingsDialog title={t('appAccounts.account.offTitle')} isOpen onClose={onClose}>
      <PasswordQuestion
        note={t('appAccounts.account.offBody')}
        button={t('appAccounts.account.turnOff')}
        isDanger
        error={error}
        isPending={isPending}
        onPassword={mutate}
        onCancel={onClose}
      />
    </SettingsDialog>
  );
}

function NewCodesDialog({ onClose }: { onClose: () => void }) {
  const { mutate, data, error, isPending } = useSave({
    save: (api, password: string) => api(makeBackupCodes, { body: { password } }),
    touches: [],
  });
  return (
    <SettingsDialog title={t('appAccounts.account.codesTitle')} isOpen onClose={onClose}>
      {data === undefined ? (
        <PasswordQuestion
          button={t('appAccounts.account.continue')}
          error={error}
          isPending={isPending}
          onPassword={mutate}
          onCancel={onClose}
        />
      ) : (
        <div className={classes.form}>
          <BackupCodes codes={data.backupCodes} />
          <div className={classes.actions}>
            <Button variant="primary" onClick={onClose} data-autofocus>
              {t('appAccounts.shared.done')}
            </Button>
          </div>
        </div>
      )}
    </SettingsDialog>
  );
}
