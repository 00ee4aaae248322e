import { Link } from '@tanstack/react-router';
import type { FieldDetails } from '#lib/contract/fields.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ArrangedList } from '../parts/arranged-list.tsx';
import parts from '../parts/parts.module.css';
import { useFieldWrites } from './use-fields.ts';

/** Below `/settings/`. */
export const FIELDS_PATH = 'ticket-module/fields';

type Props = { fields: FieldDetails[]; open: string };

/** All fields in the order in which forms and tickets show them. */
export function FieldList({ fields, open }: Props) {
  const { change } = useFieldWrites();
  return (
    <ArrangedList
      label={t('appTicketModule.fields.list')}
      things={fields.map((field) => ({ ...field, name: field.label }))}
      open={open}
      newPath={`${FIELDS_PATH}/new`}
      newWords={t('appTicketModule.fields.new')}
      onMove={({ id, version }, position) => change.mutate({ id, body: { version, position } })}
    >
      {(field) => <FieldLink key={field.id} field={field} isOpen={field.id === open} />}
    </ArrangedList>
  );
}

type LinkProps = { field: Pick<FieldDetails, 'id' | 'label' | 'kind' | 'isMandatory'>; isOpen: boolean };

function FieldLink({ field, isOpen }: LinkProps) {
  return (
    <Link
      to="/settings/$"
      params={{ _splat: `${FIELDS_PATH}/${field.id}` }}
      className={parts.link}
      aria-current={isOpen ? 'true' : undefined}
    >
      <span className={parts.name}>{field.label}</span>
      {field.isMandatory && <span className={parts.mark}>{t('appTicketModule.fields.isMandatory')}</span>}
      <span className={parts.meta}>{t(`appTicketModule.fields.kinds.${field.kind}`)}</span>
    </Link>
  );
}
