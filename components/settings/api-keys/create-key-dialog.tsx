import { useState, type SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { formText } from '#components/app/form-text.ts';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal, refusalText } from '#components/app/refusal-text.ts';
import { useMe } from '#components/app/session.ts';
import { Button } from '#components/ui/button.tsx';
import { ChoiceList } from '#components/ui/choice-list.tsx';
import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { createApiKey } from '#lib/contract/api-keys.ts';
import type { Permission } from '#lib/contract/permissions.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsDialog } from '../settings-dialog.tsx';
import classes from '../settings-parts.module.css';
import { ShownSecret } from '../shown-secret.tsx';
import { useSave } from '../use-save.ts';

/** How long keys are good for, in days. */
const DAYS = { month: 30, quarter: 90, year: 365, never: null } as const;
type Days = keyof typeof DAYS;
const CHOICES = Object.keys(DAYS) as Days[];

type Props = { onClose: () => void };
type Body = { name: string; days: number | null; permissions: Permission[] };

/** Asks what a key is for, how long and what it may do, then shows it once. */
export function CreateKeyDialog({ onClose }: Props) {
  const { mutate, data, error, isPending } = useSave({
    save: (api, body: Body) => api(createApiKey, { body }),
    touches: ['api-keys'],
  });
  const title = data === undefined ? t('appAccounts.keys.create') : t('appAccounts.keys.shownTitle');
  return (
    <SettingsDialog title={title} isOpen onClose={onClose}>
      {data === undefined ? (
        <KeyForm error={error} isPending={isPending} onCreate={mutate} onCancel={onClose} />
      ) : (
        <ShownSecret
          label={t('appAccounts.keys.key')}
          value={data.key}
          note={t('appAccounts.keys.shownNote')}
          copyWord={t('appAccounts.keys.copy')}
          copiedWord={t('appAccounts.keys.copied')}
          onDone={onClose}
        />
      )}
    </SettingsDialog>
  );
}

type FormProps = {
  error: unknown;
  isPending: boolean;
  onCreate: (body: Body) => void;
  onCancel: () => void;
};

function KeyForm({ error, isPending, onCreate, onCancel }: FormProps) {
  const mine = useMe().permissions;
  const [days, setDays] = useState<Days>('quarter');
  const [permissions, setPermissions] = useState<Permission[]>([]);
  const handleSubmit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = formText(event.currentTarget)('name');
    onCreate({ name, days: DAYS[days], permissions });
  };
  const refused = { name: fieldRefusal(error, 'name'), permissions: fieldRefusal(error, 'permissions') };
  const isFieldRefused = refused.name !== undefined || refused.permissions !== undefined;
  return (
    <form className={classes.form} onSubmit={handleSubmit} noValidate>
      <LabelledInput
        name="name"
        label={t('appAccounts.keys.name')}
        hint={t('appAccounts.keys.nameHint')}
        error={refused.name}
        data-autofocus
      />
      <Field label={t('appAccounts.keys.ends')}>
        {(wiring) => (
          <Picker
            id={wiring.id}
            label={t('appAccounts.keys.ends')}
            value={days}
            options={CHOICES.map((value) => ({ value, label: t(`appAccounts.keys.days.${value}`) }))}
            onChange={(value) => setDays(CHOICES.find((one) => one === value) ?? 'quarter')}
          />
        )}
      </Field>
      <div>
        <ChoiceList
          label={t('appAccounts.keys.may')}
          options={mine.map((value) => ({ value, label: nameOf(value) }))}
          chosen={permissions}
          error={refused.permissions}
          onChange={(chosen) => setPermissions(mine.filter((one) => chosen.includes(one)))}
        />
        <p className={classes.small}>{t('appAccounts.keys.mayNote')}</p>
      </div>
      <FormRefusal text={isFieldRefused ? undefined : refusalText(error)} />
      <div className={classes.actions}>
        <Button type="submit" variant="primary" aria-disabled={isPending}>
          {t('appAccounts.keys.create')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}

/** A permission with its module, e.g. "Ticket module: Read". */
function nameOf(permission: Permission): string {
  const label = t(`appAccounts.profiles.permissions.${permission}`);
  const [module] = permission.split('.');
  if (module !== 'tickets' && module !== 'messages' && module !== 'records') return label;
  return `${t(`appAccounts.profiles.modules.${module}`)}: ${label}`;
}
