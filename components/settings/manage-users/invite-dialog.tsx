import { useState, type SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { formText } from '#components/app/form-text.ts';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal, refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import type { ProfileId, TeamId } from '#lib/contract/ids.ts';
import { createInvitation } from '#lib/contract/invitations.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsDialog } from '../settings-dialog.tsx';
import classes from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';
import { InvitationLink } from './invitation-link.tsx';
import { ProfileAndTeams } from './profile-and-teams.tsx';
import { useProfiles } from './use-members.ts';

type Props = { onClose: () => void };
type Body = { email: string; profileId: ProfileId; teamIds: TeamId[] };

/** Asks for the address, profile and teams of somebody new, then shows the link to send. */
export function InviteDialog({ onClose }: Props) {
  const { mutate, data, error, isPending } = useSave({
    save: (api, body: Body) => api(createInvitation, { body }),
    touches: ['invitations'],
  });
  const title =
    data === undefined
      ? t('appAccounts.users.inviteTitle')
      : t('appAccounts.users.linkTitle', { email: data.invitation.email });
  return (
    <SettingsDialog title={title} isOpen onClose={onClose}>
      {data === undefined ? (
        <InviteForm error={error} isPending={isPending} onInvite={mutate} onCancel={onClose} />
      ) : (
        <InvitationLink link={data} onDone={onClose} />
      )}
    </SettingsDialog>
  );
}

type FormProps = {
  error: unknown;
  isPending: boolean;
  onInvite: (body: Body) => void;
  onCancel: () => void;
};

function InviteForm({ error, isPending, onInvite, onCancel }: FormProps) {
  const profiles = useProfiles().data?.items ?? [];
  const [chosen, setProfile] = useState<ProfileId | null>(null);
  const [teamIds, setTeams] = useState<TeamId[]>([]);
  // Most people who are invited answer tickets; the profile with the most users is the likeliest.
  const usual = profiles.filter(({ isAdmin }) => !isAdmin).toSorted((a, b) => b.users - a.users)[0];
  const profileId = chosen ?? usual?.id ?? null;
  const handleSubmit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = formText(event.currentTarget)('email');
    if (profileId !== null) onInvite({ email, profileId, teamIds });
  };
  const refused = fieldRefusal(error, 'email');
  return (
    <form className={classes.form} onSubmit={handleSubmit} noValidate>
      <LabelledInput
        name="email"
        type="email"
        label={t('appAccounts.users.email')}
        autoComplete="off"
        error={refused}
        data-autofocus
      />
      <ProfileAndTeams profileId={profileId} teamIds={teamIds} onProfile={setProfile} onTeams={setTeams} />
      <FormRefusal text={refused === undefined ? refusalText(error) : undefined} />
      <div className={classes.actions}>
        <Button type="submit" variant="primary" aria-disabled={isPending}>
          {t('appAccounts.users.makeLink')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
