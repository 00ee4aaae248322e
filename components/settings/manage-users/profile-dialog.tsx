import { useState, type SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { formText } from '#components/app/form-text.ts';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal, refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import type { Permission } from '#lib/contract/permissions.ts';
import { createProfile, deleteProfile, type Profile, updateProfile } from '#lib/contract/profiles.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsDialog } from '../settings-dialog.tsx';
import classes from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';
import { PermissionTable } from './permission-table.tsx';

type Props = {
  /** Null to make a new one. */
  profile: Profile | null;
  onClose: () => void;
};

/** A profile's name and permissions; Admin's can be read only. */
export function ProfileDialog({ profile, onClose }: Props) {
  const [permissions, setPermissions] = useState<Permission[]>(profile?.permissions ?? []);
  const isFixed = profile?.isAdmin === true;
  const save = useSave({
    save: (api, name: string) =>
      profile === null
        ? api(createProfile, { body: { name, permissions } })
        : api(updateProfile, {
            params: { profileId: profile.id },
            body: { name, permissions, version: profile.version },
          }),
    touches: ['profiles', 'members', 'me'],
    words: () => t('appAccounts.profiles.saved'),
    onDone: onClose,
  });
  const remove = useSave({
    save: (api, { id }: Profile) => api(deleteProfile, { params: { profileId: id } }),
    touches: ['profiles'],
    words: () => t('appAccounts.profiles.removed'),
    onDone: onClose,
  });
  const handleSubmit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isFixed) save.mutate(formText(event.currentTarget)('name'));
  };
  const refused = fieldRefusal(save.error, 'name');
  return (
    <SettingsDialog
      title={
        profile === null
          ? t('appAccounts.profiles.createTitle')
          : t('appAccounts.profiles.editTitle', { name: profile.name })
      }
      size={520}
      isOpen
      onClose={onClose}
    >
      <form className={classes.form} onSubmit={handleSubmit} noValidate>
        {isFixed && <p>{t('appAccounts.profiles.adminNote')}</p>}
        {!isFixed && (
          <LabelledInput
            name="name"
            label={t('appAccounts.profiles.name')}
            defaultValue={profile?.name}
            error={refused}
            data-autofocus
          />
        )}
        <PermissionTable permissions={permissions} isFixed={isFixed} onChange={setPermissions} />
        <FormRefusal text={refused === undefined ? refusalText(save.error ?? remove.error) : undefined} />
        {isFixed ? (
          <div className={classes.actions}>
            <Button onClick={onClose}>{t('common.close')}</Button>
          </div>
        ) : (
          <Actions
            isPending={save.isPending}
            onCancel={onClose}
            onRemove={profile === null ? undefined : () => remove.mutate(profile)}
          />
        )}
      </form>
    </SettingsDialog>
  );
}

type ActionsProps = {
  isPending: boolean;
  onCancel: () => void;
  /** Absent for a new profile. */
  onRemove: (() => void) | undefined;
};

function Actions({ isPending, onCancel, onRemove }: ActionsProps) {
  return (
    <div className={classes.actions}>
      <Button type="submit" variant="primary" aria-disabled={isPending}>
        {t('appAccounts.profiles.save')}
      </Button>
      <Button onClick={onCancel}>{t('common.cancel')}</Button>
      {onRemove !== undefined && (
        <Button variant="quiet" onClick={onRemove}>
          {t('appAccounts.profiles.remove')}
        </Button>
      )}
    </div>
  );
}
