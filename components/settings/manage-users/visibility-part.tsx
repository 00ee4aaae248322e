import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { useUsers } from '#components/tickets/use-users.ts';
import { Button } from '#components/ui/button.tsx';
import { ChoiceList } from '#components/ui/choice-list.tsx';
import { readVisibility, updateVisibility, type VisibilitySetting } from '#lib/contract/visibility.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsPart } from '../settings-part.tsx';
import classes from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';
import { useTeams } from './use-members.ts';
import { VisibilityChoice } from './visibility-choice.tsx';

/** Who may see tickets: everybody who reads them, or the users and teams chosen here. */
export function VisibilityPart() {
  const api = useApi();
  const setting = useQuery({
    queryKey: ['visibility'],
    queryFn: ({ signal }) => api(readVisibility, {}, { signal }),
  });
  return (
    <SettingsPart title={t('appAccounts.visibility.title')}>
      {setting.isError && (
        <LoadFailure
          title={t('appAccounts.shared.failed')}
          error={setting.error}
          onRetry={() => void setting.refetch()}
        />
      )}
      {setting.data !== undefined && <VisibilityForm key={setting.data.version} setting={setting.data} />}
    </SettingsPart>
  );
}

function VisibilityForm({ setting }: { setting: VisibilitySetting }) {
  const [edited, setEdited] = useState(setting);
  const users = useUsers();
  const teams = useTeams().data?.items ?? [];
  const { mutate, error, isPending } = useSave({
    save: (api, body: VisibilitySetting) => api(updateVisibility, { body }),
    touches: ['visibility', 'tickets'],
    words: () => t('appAccounts.visibility.saved'),
  });
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    mutate(edited);
  };
  return (
    <form className={classes.form} onSubmit={handleSubmit} noValidate>
      <VisibilityChoice
        value={edited.visibility}
        onChange={(visibility) => setEdited({ ...edited, visibility })}
      />
      {edited.visibility === 'private' && (
        <>
          <ChoiceList
            label={t('appAccounts.visibility.users')}
            options={users.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={edited.userIds}
            searchWords={t('appAccounts.visibility.search')}
            onChange={(chosen) =>
              setEdited({
                ...edited,
                userIds: users.filter(({ id }) => chosen.includes(id)).map(({ id }) => id),
              })
            }
          />
          <ChoiceList
            label={t('appAccounts.visibility.teams')}
            options={teams.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={edited.teamIds}
            emptyWords={t('appAccounts.users.noTeams')}
            onChange={(chosen) =>
              setEdited({
                ...edited,
                teamIds: teams.filter(({ id }) => chosen.includes(id)).map(({ id }) => id),
              })
            }
          />
        </>
      )}
      <FormRefusal text={refusalText(error)} />
      <div className={classes.actions}>
        <Button type="submit" variant="primary" aria-disabled={isPending}>
          {t('appAccounts.visibility.save')}
        </Button>
      </div>
    </form>
  );
}
