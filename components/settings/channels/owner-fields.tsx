import { fieldRefusal } from '#components/app/refusal-text.ts';
import { useUsers } from '#components/tickets/use-users.ts';
import { ChoiceList } from '#components/ui/choice-list.tsx';
import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import type { OwnerRule } from '#lib/contract/channels.ts';
import { OwnerRuleKind } from '#lib/contract/mail-accounts.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useTeams } from '../manage-users/use-members.ts';

type Props = { owner: OwnerRule; error: unknown; onChange: (owner: OwnerRule) => void };

/** Whom a channel's new tickets are given to. */
export function OwnerFields({ owner, error, onChange }: Props) {
  const users = useUsers();
  const teams = useTeams().data?.items ?? [];
  const change = (part: Partial<OwnerRule>) => onChange({ ...owner, ...part });
  return (
    <>
      <Field label={t('appMail.owner')}>
        {({ id }) => (
          <Picker
            id={id}
            label={t('appMail.owner')}
            value={owner.rule}
            options={OwnerRuleKind.options.map((value) => ({ value, label: t(`appMail.owners.${value}`) }))}
            onChange={(value) => change({ rule: OwnerRuleKind.parse(value) })}
          />
        )}
      </Field>
      {owner.rule === 'user' && (
        <Field label={t('appMail.ownerUser')} error={fieldRefusal(error, 'owner.userId')}>
          {({ id, describedBy, isInvalid }) => (
            <Picker
              id={id}
              describedBy={describedBy}
              isInvalid={isInvalid}
              label={t('appMail.ownerUser')}
              value={owner.userId}
              options={users.map((user) => ({ value: user.id, label: user.name }))}
              onChange={(value) => change({ userId: users.find((user) => user.id === value)?.id ?? null })}
            />
          )}
        </Field>
      )}
      {owner.rule === 'fewest' && (
        <>
          <ChoiceList
            label={t('appMail.ownerUsers')}
            options={users.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={owner.userIds}
            searchWords={t('appChannels.search')}
            error={fieldRefusal(error, 'owner.userIds')}
            onChange={(chosen) =>
              change({ userIds: users.flatMap(({ id }) => (chosen.includes(id) ? [id] : [])) })
            }
          />
          <ChoiceList
            label={t('appMail.ownerTeams')}
            options={teams.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={owner.teamIds}
            emptyWords={t('appChannels.noTeams')}
            error={fieldRefusal(error, 'owner.teamIds')}
            onChange={(chosen) =>
              change({ teamIds: teams.flatMap(({ id }) => (chosen.includes(id) ? [id] : [])) })
            }
          />
        </>
      )}
    </>
  );
}
