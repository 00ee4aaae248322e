import type { SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { formText } from '#components/app/form-text.ts';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal, refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import { confirmTwoFactor, startTwoFactor } from '#lib/contract/two-factor.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsDialog } from '../settings-dialog.tsx';
import classes from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';
import { BackupCodes } from './backup-codes.tsx';
import { PasswordQuestion } from './password-question.tsx';
import { QrCode } from './qr-code.tsx';

type Props = { onClose: () => void };

/** Turning the second factor on: password, then the app, then its first code. */
export function EnrolDialog({ onClose }: Props) {
  const start = useSave({
    save: (api, password: string) => api(startTwoFactor, { body: { password } }),
    touches: [],
  });
  const title =
    start.data === undefined ? t('appAccounts.account.factor') : t('appAccounts.account.scanTitle');
  return (
    <SettingsDialog title={title} isOpen onClose={onClose}>
      {start.data === undefined ? (
        <PasswordQuestion
          button={t('appAccounts.account.continue')}
          error={start.error}
          isPending={start.isPending}
          onPassword={start.mutate}
          onCancel={onClose}
        />
      ) : (
        <Enrolment started={start.data} onClose={onClose} />
      )}
    </SettingsDialog>
  );
}

type EnrolmentProps = {
  started: { uri: string; secret: string; backupCodes: string[] };
  onClose: () => void;
};

function Enrolment({ started, onClose }: EnrolmentProps) {
  const { mutate, error, isPending } = useSave({
    save: (api, code: string) => api(confirmTwoFactor, { body: { code } }),
    touches: ['account', 'sessions'],
    words: () => t('appAccounts.account.turnedOn'),
    onDone: onClose,
  });
  const handleSubmit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(formText(event.currentTarget)('code'));
  };
  const refused = fieldRefusal(error, 'code');
  return (
    <form className={classes.form} onSubmit={handleSubmit} noValidate>
      <p>{t('appAccounts.account.scan')}</p>
      <QrCode text={started.uri} label={t('appAccounts.account.qr')} />
      <div>
        <p className={classes.small}>{t('appAccounts.account.key')}</p>
        <p className={classes.secret}>{started.secret}</p>
      </div>
      <BackupCodes codes={started.backupCodes} />
      <LabelledInput
        name="code"
        label={t('appAccounts.account.firstCode')}
        autoComplete="one-time-code"
        inputMode="numeric"
        error={refused}
        data-autofocus
      />
      <FormRefusal text={refused === undefined ? refusalText(error) : undefined} />
      <div className={classes.actions}>
        <Button type="submit" variant="primary" aria-disabled={isPending}>
          {t('appAccounts.account.confirm')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
