import { useState, type SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal } from '#components/app/refusal-text.ts';
import { useFocusRefused } from '#components/app/use-focus-refused.ts';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { updateMailSetting, type MailSetting, type OutgoingMailState } from '#lib/contract/mail-settings.ts';
import { t } from '#lib/i18n/i18n.ts';
import { notSaved } from '../parts/not-saved.ts';
import { SettingsLoad } from '../parts/settings-load.tsx';
import { SettingsBody } from '../settings-body.tsx';
import { SettingsPart } from '../settings-part.tsx';
import parts from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';
import classes from './mail.module.css';
import { serverDraftOf, toServer } from './server-draft.ts';
import { ServerFields } from './server-fields.tsx';
import { TestMail } from './test-mail.tsx';
import { UnsentMails } from './unsent-mails.tsx';
import { useOutgoingMail } from './use-outgoing-mail.ts';

/** Settings > Integration > Outgoing mail. */
export function OutgoingMailPage() {
  return (
    <SettingsLoad query={useOutgoingMail()} failed={t('appMail.failed')}>
      {(state) => <OutgoingMail state={state} />}
    </SettingsLoad>
  );
}

function OutgoingMail({ state }: { state: OutgoingMailState }) {
  const { setting, kept } = state;
  return (
    <SettingsBody>
      <SettingsPart
        title={t('appSettings.entries.outgoingMail')}
        note={t('appMail.note')}
        actions={setting !== null && <TestMail />}
      >
        {setting === null && (
          <p className={classes.note}>
            {kept === 0 ? t('appMail.noSetting') : t('appMail.noSettingKept', { count: kept })}
          </p>
        )}
        <SettingForm key={setting?.version ?? 0} setting={setting} />
      </SettingsPart>
      <SettingsPart title={t('appMail.unsent')}>
        <UnsentMails state={state} />
      </SettingsPart>
    </SettingsBody>
  );
}

function draftOf(setting: MailSetting | null) {
  return {
    address: setting?.address ?? '',
    displayName: setting?.displayName ?? '',
    smtp: serverDraftOf('smtp', setting?.smtp ?? null),
    needsLogin: setting === null || setting.smtp.user !== null,
  };
}

type Draft = ReturnType<typeof draftOf>;

function SettingForm({ setting }: { setting: MailSetting | null }) {
  const [draft, setDraft] = useState(() => draftOf(setting));
  const { mutate, error, isPending } = useSave({
    save: (api, { address, displayName, smtp, needsLogin }: Draft) => {
      const { host, port, security } = smtp;
      const server = needsLogin ? toServer(smtp) : { host, port: Number(port), security, user: null };
      const version = setting?.version ?? 0;
      return api(updateMailSetting, { body: { version, address, displayName, smtp: server } });
    },
    touches: ['settings'],
    words: () => t('appMail.savedToast'),
  });
  const formRef = useFocusRefused(error);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isPending) mutate(draft);
  };
  return (
    <form ref={formRef} className={parts.form} onSubmit={handleSubmit} noValidate>
      <LabelledInput
        label={t('appMail.address')}
        type="email"
        autoComplete="off"
        error={fieldRefusal(error, 'address')}
        value={draft.address}
        onChange={({ currentTarget }) => change({ address: currentTarget.value })}
      />
      <LabelledInput
        label={t('appMail.displayName')}
        hint={t('appMail.displayNameHint')}
        autoComplete="off"
        error={fieldRefusal(error, 'displayName')}
        value={draft.displayName}
        onChange={({ currentTarget }) => change({ displayName: currentTarget.value })}
      />
      <ServerFields
        side="smtp"
        draft={draft.smtp}
        hasPassword={setting?.smtp.hasPassword ?? false}
        withLogin={draft.needsLogin}
        withPassword={draft.needsLogin}
        errorOf={(field) => fieldRefusal(error, `smtp.${field}`)}
        onChange={(smtp) => change({ smtp })}
      />
      <Checkbox
        label={t('appMail.needsLogin')}
        checked={draft.needsLogin}
        onChange={({ currentTarget }) => change({ needsLogin: currentTarget.checked })}
      />
      <FormRefusal text={notSaved(error)} />
      <div className={parts.actions}>
        <Button type="submit" variant="primary" aria-disabled={isPending}>
          {t('appMail.save')}
        </Button>
      </div>
    </form>
  );
}
