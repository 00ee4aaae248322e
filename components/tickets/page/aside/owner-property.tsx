import { useMe } from '#components/app/session.ts';
import { Avatar } from '#components/ui/avatar.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { useTicketOnPage } from '../edits-context.ts';
import { ownerEdit } from '../property-edits.ts';
import { PropertyRow } from './property-row.tsx';

const NOBODY = '';

/** Whose ticket it is; given on by those who may. */
export function OwnerProperty() {
  const { ticket, saving, save } = useTicketOnPage();
  const { user } = useMe();
  const label = t('tickets.owner');
  if (!ticket.abilities.canReassign) {
    return (
      <PropertyRow label={label}>
        {ticket.owner !== null && <Avatar name={ticket.owner.name} size={20} />}
        {ticket.owner?.name ?? t('common.nobody')}
      </PropertyRow>
    );
  }
  const owners = ticket.owners.map(({ id, name }) => ({
    value: id as string,
    label: id === user.id ? t('common.you', { name }) : name,
    icon: <Avatar name={name} size={20} />,
  }));
  const choose = (ownerId: string) => save(ownerEdit(ticket.owners.find(({ id }) => id === ownerId) ?? null));
  return (
    <PropertyRow label={label} isControl isSaving={saving?.change.ownerId !== undefined}>
      <Picker
        variant="property"
        label={label}
        value={ticket.owner?.id ?? NOBODY}
        options={[...owners, { value: NOBODY, label: t('common.nobody') }]}
        onChange={choose}
      />
    </PropertyRow>
  );
}
