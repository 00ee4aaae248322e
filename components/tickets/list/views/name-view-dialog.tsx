import { useState, type FormEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { useMay, useMe } from '#components/app/session.ts';
import { useTeams } from '#components/settings/manage-users/use-members.ts';
import { SettingsDialog } from '#components/settings/settings-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import type { View } from '#lib/contract/views.ts';
import { ApiProblem } from '#lib/api/api-errors.ts';
import { t } from '#lib/i18n/i18n.ts';
import form from '../create/create-ticket.module.css';
import type { ViewFor } from './use-view-writes.ts';

type Props = {
  /** The view that gets another name; null for a new one. */
  view: View | null;
  error: unknown;
  onSave: (given: { name: string; whom: ViewFor }) => void;
  onClose: () => void;
};

/** The name of a view, and for whom a new one is. */
export function NameViewDialog({ view, error, onSave, onClose }: Props) {
  const [name, setName] = useState(view?.name ?? '');
  const [whom, setWhom] = useState<ViewFor>('mine');
  const [isTried, setTried] = useState(false);
  const refused = error instanceof ApiProblem ? error.fields[0]?.message : undefined;
  const isEmpty = isTried && name.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '') onSave({ name: name.trim(), whom });
  };
  return (
    <SettingsDialog
      title={view === null ? t('appLists.views.saveAs') : t('appLists.views.rename')}
      isOpen
      onClose={onClose}
    >
      <form className={form.form} onSubmit={submit} noValidate>
        <LabelledInput
          label={t('appLists.views.name')}
          value={name}
          maxLength={60}
          data-autofocus
          error={isEmpty ? t('appLists.views.nameEmpty') : refused}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {view === null && <ForWhom whom={whom} onChange={setWhom} />}
        <FormRefusal text={refused === undefined ? refusalText(error) : undefined} />
        <div className={form.actions}>
          <Button type="submit" variant="primary">
            {view === null ? t('appLists.views.save') : t('appLists.views.rename')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </SettingsDialog>
  );
}

/** Me, the teams that I am in (all for admins), and for admins everyone. */
function ForWhom({ whom, onChange }: { whom: ViewFor; onChange: (whom: ViewFor) => void }) {
  const me = useMe().user.id;
  const isAdmin = useMay('settings.manage');
  const teams = (useTeams().data?.items ?? []).filter(
    ({ users }) => isAdmin || users.some(({ id }) => id === me),
  );
  return (
    <Field label={t('appLists.views.for')}>
      {(wiring) => (
        <Picker
          id={wiring.id}
          label={t('appLists.views.for')}
          value={whom}
          options={[
            { value: 'mine', label: t('appLists.views.forMe') },
            ...teams.map(({ id, name }) => ({
              value: id as string,
              label: t('appLists.views.forTeam', { team: name }),
            })),
            ...(isAdmin ? [{ value: 'everyone', label: t('appLists.views.forEveryone') }] : []),
          ]}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
