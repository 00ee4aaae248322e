import { LabelledInput } from '#components/app/labelled-input.tsx';
import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { MailSecurity, type MailFault } from '#lib/contract/mail-accounts.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './mail.module.css';
import { withSecurity, type MailSide, type ServerDraft } from './server-draft.ts';

type Props = {
  side: MailSide;
  draft: ServerDraft;
  /** True where a password is kept already. */
  hasPassword: boolean;
  /** False for a server that asks for none; absent: it does. */
  withLogin?: boolean;
  /** False where signing in needs none, as somebody consents at a provider. */
  withPassword: boolean;
  /** What was refused, or found wrong by trying, by the field's name. */
  errorOf: (field: keyof ServerDraft) => string | undefined;
  onChange: (draft: ServerDraft) => void;
};

/** Where a mail server is, how safely it is spoken to, and as whom. */
export function ServerFields(props: Props) {
  const { side, draft, hasPassword, withLogin = true, withPassword, errorOf, onChange } = props;
  const change = (part: Partial<ServerDraft>) => onChange({ ...draft, ...part });
  return (
    <fieldset className={classes.server}>
      <legend className={classes.legend}>{t(`appMail.sides.${side}`)}</legend>
      <div className={classes.place}>
        <LabelledInput
          label={t('appMail.host')}
          placeholder={`${side}.example.com`}
          autoComplete="off"
          spellCheck={false}
          error={errorOf('host')}
          value={draft.host}
          onChange={({ currentTarget }) => change({ host: currentTarget.value })}
        />
        <LabelledInput
          label={t('appMail.port')}
          inputMode="numeric"
          autoComplete="off"
          error={errorOf('port')}
          value={draft.port}
          onChange={({ currentTarget }) => change({ port: currentTarget.value })}
        />
      </div>
      <Field label={t('appMail.security')} error={errorOf('security')}>
        {({ id, describedBy, isInvalid }) => (
          <Picker
            id={id}
            describedBy={describedBy}
            isInvalid={isInvalid}
            label={t('appMail.security')}
            value={draft.security}
            options={MailSecurity.options.map((value) => ({
              value,
              label: t(`appMail.securities.${value}`),
            }))}
            onChange={(value) => onChange(withSecurity(side, draft, MailSecurity.parse(value)))}
          />
        )}
      </Field>
      {withLogin && (
        <LabelledInput
          label={t('appMail.user')}
          autoComplete="off"
          spellCheck={false}
          error={errorOf('user')}
          value={draft.user}
          onChange={({ currentTarget }) => change({ user: currentTarget.value })}
        />
      )}
      {withPassword && (
        <LabelledInput
          label={t('appMail.password')}
          type="password"
          autoComplete="new-password"
          hint={t(hasPassword ? 'appMail.passwordSet' : 'appMail.passwordHint')}
          error={errorOf('password')}
          value={draft.password}
          onChange={({ currentTarget }) => change({ password: currentTarget.value })}
        />
      )}
    </fieldset>
  );
}

/** Where a fault is told: of signing in at the password, of the port at the name, which has room for a sentence. */
const FIELDS: Partial<Record<MailFault['at'], keyof ServerDraft>> = {
  host: 'host',
  port: 'host',
  security: 'security',
  login: 'password',
};

/** What trying a server found wrong with a field. */
export function faultWords(
  fault: MailFault | null | undefined,
  field: keyof ServerDraft,
): string | undefined {
  if (fault === null || fault === undefined) return undefined;
  return FIELDS[fault.at] === field ? fault.words : undefined;
}
