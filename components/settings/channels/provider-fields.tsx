import { LabelledInput } from '#components/app/labelled-input.tsx';
import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { MailProviderName, type MailAccount } from '#lib/contract/mail-accounts.ts';
import { t } from '#lib/i18n/i18n.ts';
import parts from '../settings-parts.module.css';
import { withProvider, type AccountDraft } from './account-draft.ts';

type Props = {
  draft: AccountDraft;
  saved: MailAccount | null;
  errorOf: (field: string) => string | undefined;
  onChange: (draft: AccountDraft) => void;
};

const OTHER = ['authorizeUrl', 'tokenUrl', 'scope'] as const;

/** At which provider somebody consents, and as which client the companion asks there. */
export function ProviderFields({ draft, saved, errorOf, onChange }: Props) {
  const change = (part: Partial<AccountDraft>) => onChange({ ...draft, ...part });
  const hasSecret = saved?.oauth?.hasClientSecret ?? false;
  return (
    <>
      <Field label={t('appMail.provider')} error={errorOf('oauth')}>
        {({ id, describedBy, isInvalid }) => (
          <Picker
            id={id}
            describedBy={describedBy}
            isInvalid={isInvalid}
            label={t('appMail.provider')}
            value={draft.provider}
            options={MailProviderName.options.map((value) => ({
              value,
              label: t(`appMail.providers.${value}`),
            }))}
            onChange={(value) => onChange(withProvider(draft, MailProviderName.parse(value)))}
          />
        )}
      </Field>
      <p className={parts.small}>
        {t('appMail.providerNote', { address: `${location.origin}/settings/channels` })}
      </p>
      <LabelledInput
        label={t('appMail.clientId')}
        autoComplete="off"
        error={errorOf('oauth.clientId')}
        value={draft.clientId}
        onChange={({ currentTarget }) => change({ clientId: currentTarget.value })}
      />
      <LabelledInput
        label={t('appMail.clientSecret')}
        type="password"
        autoComplete="new-password"
        hint={t(hasSecret ? 'appMail.passwordSet' : 'appMail.passwordHint')}
        error={errorOf('oauth.clientSecret')}
        value={draft.clientSecret}
        onChange={({ currentTarget }) => change({ clientSecret: currentTarget.value })}
      />
      {draft.provider === 'other' &&
        OTHER.map((field) => (
          <LabelledInput
            key={field}
            label={t(`appMail.${field}`)}
            autoComplete="off"
            error={errorOf(`oauth.${field}`)}
            value={draft[field]}
            onChange={({ currentTarget }) => change({ [field]: currentTarget.value })}
          />
        ))}
    </>
  );
}
