import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay } from '#components/app/session.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Section } from '#components/ui/section.tsx';
import type { AssociableKind } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { RecordIcon } from '../../record-icon.tsx';
import { useTicketOnPage } from '../edits-context.ts';
import { associationEdit } from '../property-edits.ts';
import { AddAssociation } from './add-association.tsx';
import classes from './sections.module.css';

const ORDER = ['contact', 'lead', 'account', 'opportunity'] as const satisfies AssociableKind[];

/** At most one record of each kind, as links; changed while the ticket is open. */
export function AssociationSection() {
  const { ticket } = useTicketOnPage();
  const maySearch = useMay('records.read');
  const isEditable = ticket.abilities.canUpdate && maySearch;
  const kinds = ORDER.filter(
    (kind) => isEditable || ticket.associations.some((record) => record.kind === kind),
  );
  return (
    <Section title={t('tickets.associations')}>
      <ul className={classes.associations}>
        {kinds.map((kind) => (
          <Association key={kind} kind={kind} isEditable={isEditable} />
        ))}
      </ul>
      {kinds.length === 0 && t('appTickets.page.noAssociations')}
    </Section>
  );
}

function Association({ kind, isEditable }: { kind: AssociableKind; isEditable: boolean }) {
  const { ticket, save } = useTicketOnPage();
  const record = ticket.associations.find((linked) => linked.kind === kind);
  return (
    <li className={classes.association}>
      <RecordIcon kind={kind} />
      <span>{t(`tickets.record.${kind}`)}</span>
      {record === undefined ? (
        <AddAssociation kind={kind} onChoose={(chosen) => save(associationEdit(kind, chosen))} />
      ) : (
        <Link to="/records/$recordId" params={{ recordId: record.id }} className={classes.record}>
          {record.name}
        </Link>
      )}
      {record !== undefined && isEditable && (
        <IconButton
          size="sm"
          label={t('appTickets.page.removeRecord', { name: record.name })}
          icon={<IconX size={14} stroke={1.75} aria-hidden />}
          onClick={() => save(associationEdit(kind, null))}
        />
      )}
    </li>
  );
}
