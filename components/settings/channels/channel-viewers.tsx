import { fieldRefusal } from '#components/app/refusal-text.ts';
import { useUsers } from '#components/tickets/use-users.ts';
import { ChoiceList } from '#components/ui/choice-list.tsx';
import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { ChannelVisibility } from '#lib/contract/channels.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useTeams } from '../manage-users/use-members.ts';
import type { ChannelDraft } from './channel-draft.ts';

type Props = {
  draft: Pick<ChannelDraft, 'visibility' | 'userIds' | 'teamIds'>;
  error: unknown;
  onChange: (part: Partial<ChannelDraft>) => void;
};

/** Who sees what comes by the channel: all, or users and teams chosen here. */
export function ChannelViewers({ draft, error, onChange }: Props) {
  const users = useUsers();
  const teams = useTeams().data?.items ?? [];
  return (
    <>
      <Field label={t('appChannels.visibility')}>
        {({ id }) => (
          <Picker
            id={id}
            label={t('appChannels.visibility')}
            value={draft.visibility}
            options={ChannelVisibility.options.map((value) => ({
              value,
              label: t(`appChannels.visibilities.${value}`),
            }))}
            onChange={(value) => onChange({ visibility: ChannelVisibility.parse(value) })}
          />
        )}
      </Field>
      {draft.visibility === 'chosen' && (
        <>
          <ChoiceList
            label={t('appChannels.users')}
            options={users.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={draft.userIds}
            searchWords={t('appChannels.search')}
            error={fieldRefusal(error, 'userIds')}
            onChange={(chosen) =>
              onChange({ userIds: users.flatMap(({ id }) => (chosen.includes(id) ? [id] : [])) })
            }
          />
          <ChoiceList
            label={t('appChannels.teams')}
            options={teams.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={draft.teamIds}
            emptyWords={t('appChannels.noTeams')}
            error={fieldRefusal(error, 'teamIds')}
            onChange={(chosen) =>
              onChange({ teamIds: teams.flatMap(({ id }) => (chosen.includes(id) ? [id] : [])) })
            }
          />
        </>
      )}
    </>
  );
}
