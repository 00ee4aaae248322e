import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal } from '#components/app/refusal-text.ts';
import { useFocusRefused } from '#components/app/use-focus-refused.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import type { Channel } from '#lib/contract/channels.ts';
import { MailSignIn } from '#lib/contract/mail-accounts.ts';
import { t } from '#lib/i18n/i18n.ts';
import mail from '../mail/mail.module.css';
import { faultWords, ServerFields } from '../mail/server-fields.tsx';
import type { AccountDraft } from './account-draft.ts';
import classes from './channels.module.css';
import { ConnectionResult, useConnectionTest } from './connection-test.tsx';
import { ProviderFields } from './provider-fields.tsx';

type Props = {
  /** Null for a new one. */
  channel: Channel | null;
  draft: AccountDraft;
  error: unknown;
  onChange: (draft: AccountDraft) => void;
};

/** The account of an e-mail channel: its address, how it signs in, both servers, and a test of the connection. */
export function AccountFields({ channel, draft, error, onChange }: Props) {
  const test = useConnectionTest(channel, draft);
  const partRef = useFocusRefused<HTMLDivElement>(test.error);
  const change = (part: Partial<AccountDraft>) => onChange({ ...draft, ...part });
  const refused = (field: string) =>
    fieldRefusal(error, `account.${field}`) ?? fieldRefusal(test.error, `account.${field}`);
  const saved = channel?.account ?? null;
  return (
    <div ref={partRef} className={classes.own}>
      <div className={mail.sides}>
        <LabelledInput
          label={t('appMail.accountAddress')}
          type="email"
          autoComplete="off"
          error={refused('address')}
          value={draft.address}
          onChange={({ currentTarget }) => change({ address: currentTarget.value })}
        />
        <LabelledInput
          label={t('appMail.displayName')}
          hint={t('appMail.displayNameHint')}
          autoComplete="off"
          error={refused('displayName')}
          value={draft.displayName}
          onChange={({ currentTarget }) => change({ displayName: currentTarget.value })}
        />
        <SignInChoice draft={draft} onChange={change} />
        {draft.signIn === 'oauth' && (
          <ProviderFields draft={draft} saved={saved} errorOf={refused} onChange={onChange} />
        )}
        {(['imap', 'smtp'] as const).map((side) => (
          <ServerFields
            key={side}
            side={side}
            draft={draft[side]}
            hasPassword={saved?.[side].hasPassword ?? false}
            withPassword={draft.signIn === 'password'}
            errorOf={(field) => refused(`${side}.${field}`) ?? faultWords(test.data?.[side], field)}
            onChange={(server) => change({ [side]: server })}
          />
        ))}
        <LabelledInput
          label={t('appMail.mailboxes')}
          hint={t('appMail.mailboxesHint')}
          autoComplete="off"
          error={refused('mailboxes')}
          value={draft.mailboxes}
          onChange={({ currentTarget }) => change({ mailboxes: currentTarget.value })}
        />
        {saved === null && (
          <div>
            <Checkbox
              label={t('appMail.takesOld')}
              checked={draft.takesOld}
              aria-describedby="takes-old-hint"
              onChange={({ target }) => change({ takesOld: target.checked })}
            />
            <p id="takes-old-hint" className={classes.hint}>
              {t('appMail.takesOldHint')}
            </p>
          </div>
        )}
        <ConnectionResult test={test} />
      </div>
    </div>
  );
}

function SignInChoice({
  draft,
  onChange,
}: Pick<Props, 'draft'> & { onChange: (part: Partial<AccountDraft>) => void }) {
  return (
    <Field label={t('appMail.signIn')}>
      {({ id }) => (
        <Picker
          id={id}
          label={t('appMail.signIn')}
          value={draft.signIn}
          options={MailSignIn.options.map((value) => ({ value, label: t(`appMail.signIns.${value}`) }))}
          onChange={(value) => onChange({ signIn: MailSignIn.parse(value) })}
        />
      )}
    </Field>
  );
}
