import { ChoiceList } from '#components/ui/choice-list.tsx';
import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import type { ProfileId, TeamId } from '#lib/contract/ids.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useProfiles, useTeams } from './use-members.ts';

type Props = {
  profileId: ProfileId | null;
  teamIds: readonly TeamId[];
  onProfile: (profileId: ProfileId) => void;
  onTeams: (teamIds: TeamId[]) => void;
};

/** What a user is given: one profile, and any teams. */
export function ProfileAndTeams({ profileId, teamIds, onProfile, onTeams }: Props) {
  const profiles = useProfiles().data?.items ?? [];
  const teams = useTeams().data?.items ?? [];
  return (
    <>
      <Field label={t('appAccounts.users.profile')}>
        {(wiring) => (
          <Picker
            id={wiring.id}
            label={t('appAccounts.users.profile')}
            value={profileId}
            options={profiles.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(value) => {
              const chosen = profiles.find(({ id }) => id === value);
              if (chosen !== undefined) onProfile(chosen.id);
            }}
          />
        )}
      </Field>
      <ChoiceList
        label={t('appAccounts.users.teams')}
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={teamIds}
        emptyWords={t('appAccounts.users.noTeams')}
        onChange={(chosen) => onTeams(teams.filter(({ id }) => chosen.includes(id)).map(({ id }) => id))}
      />
    </>
  );
}
