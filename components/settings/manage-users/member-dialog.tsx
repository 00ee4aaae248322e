import { useState, type SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import type { ProfileId, TeamId } from '#lib/contract/ids.ts';
import { type Member, updateMember } from '#lib/contract/members.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsDialog } from '../settings-dialog.tsx';
import classes from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';
import { ProfileAndTeams } from './profile-and-teams.tsx';

type Props = { member: Member; onClose: () => void };

/** Changes a user's profile and teams. */
export function MemberDialog({ member, onClose }: Props) {
  const { user, version } = member;
  const [profileId, setProfile] = useState<ProfileId>(member.profile.id);
  const [teamIds, setTeams] = useState<TeamId[]>(member.teams.map(({ id }) => id));
  const { mutate, error, isPending } = useSave({
    save: (api) => api(updateMember, { params: { userId: user.id }, body: { version, profileId, teamIds } }),
    touches: ['members', 'teams', 'profiles', 'me'],
    words: () => t('appAccounts.users.savedUser'),
    onDone: onClose,
  });
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    mutate(undefined);
  };
  return (
    <SettingsDialog title={t('appAccounts.users.editTitle', { name: user.name })} isOpen onClose={onClose}>
      <form className={classes.form} onSubmit={handleSubmit} noValidate>
        <ProfileAndTeams profileId={profileId} teamIds={teamIds} onProfile={setProfile} onTeams={setTeams} />
        <FormRefusal text={refusalText(error)} />
        <div className={classes.actions}>
          <Button type="submit" variant="primary" aria-disabled={isPending}>
            {t('appAccounts.shared.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </SettingsDialog>
  );
}
