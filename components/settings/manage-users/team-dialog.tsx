import { useState, type SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { formText } from '#components/app/form-text.ts';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal, refusalText } from '#components/app/refusal-text.ts';
import { useUsers } from '#components/tickets/use-users.ts';
import { Button } from '#components/ui/button.tsx';
import { ChoiceList } from '#components/ui/choice-list.tsx';
import type { UserId } from '#lib/contract/ids.ts';
import { createTeam, deleteTeam, type Team, updateTeam } from '#lib/contract/teams.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsDialog } from '../settings-dialog.tsx';
import classes from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';
import { QuestionDialog } from './question-dialog.tsx';

type Props = {
  /** Null to make a new one. */
  team: Team | null;
  onClose: () => void;
};

/** A team's name and users. */
export function TeamDialog({ team, onClose }: Props) {
  const [isRemoving, setRemoving] = useState(false);
  const [userIds, setUsers] = useState<UserId[]>(team?.users.map(({ id }) => id) ?? []);
  const users = useUsers();
  const { mutate, error, isPending } = useSave({
    save: (api, name: string) =>
      team === null
        ? api(createTeam, { body: { name, userIds } })
        : api(updateTeam, {
            params: { teamId: team.id },
            body: { name, userIds, version: team.version },
          }),
    touches: ['teams', 'members'],
    words: () => t('appAccounts.teams.saved'),
    onDone: onClose,
  });
  const handleSubmit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(formText(event.currentTarget)('name'));
  };
  const refused = { name: fieldRefusal(error, 'name'), users: fieldRefusal(error, 'userIds') };
  const isFieldRefused = refused.name !== undefined || refused.users !== undefined;
  if (isRemoving && team !== null) return <RemoveTeam team={team} onClose={onClose} />;
  return (
    <SettingsDialog
      title={
        team === null
          ? t('appAccounts.teams.createTitle')
          : t('appAccounts.teams.editTitle', { name: team.name })
      }
      isOpen
      onClose={onClose}
    >
      <form className={classes.form} onSubmit={handleSubmit} noValidate>
        <LabelledInput
          name="name"
          label={t('appAccounts.teams.name')}
          defaultValue={team?.name}
          error={refused.name}
          data-autofocus
        />
        <ChoiceList
          label={t('appAccounts.teams.users')}
          options={users.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={userIds}
          searchWords={t('appAccounts.teams.search')}
          error={refused.users}
          onChange={(chosen) => setUsers(users.filter(({ id }) => chosen.includes(id)).map(({ id }) => id))}
        />
        <FormRefusal text={isFieldRefused ? undefined : refusalText(error)} />
        <div className={classes.actions}>
          <Button type="submit" variant="primary" aria-disabled={isPending}>
            {t('appAccounts.teams.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          {team !== null && (
            <Button variant="quiet" onClick={() => setRemoving(true)}>
              {t('appAccounts.teams.remove')}
            </Button>
          )}
        </div>
      </form>
    </SettingsDialog>
  );
}

function RemoveTeam({ team, onClose }: { team: Team; onClose: () => void }) {
  const { mutate, error, isPending } = useSave({
    save: (api) => api(deleteTeam, { params: { teamId: team.id } }),
    touches: ['teams', 'members', 'visibility', 'invitations'],
    words: () => t('appAccounts.teams.removed'),
    onDone: onClose,
  });
  return (
    <QuestionDialog
      title={t('appAccounts.teams.removeTitle', { name: team.name })}
      body={t('appAccounts.teams.removeBody')}
      act={t('appAccounts.teams.remove')}
      keep={t('appAccounts.teams.keep')}
      error={error}
      isPending={isPending}
      onAct={() => mutate(undefined)}
      onClose={onClose}
    />
  );
}
