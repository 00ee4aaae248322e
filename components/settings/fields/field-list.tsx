import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { ButtonLink } from '#components/app/button-link.tsx';
import { Fold } from '#components/ui/fold.tsx';
import type { FieldDetails } from '#lib/contract/fields.ts';
import { t } from '#lib/i18n/i18n.ts';
import { movedOne } from '../parts/moved-one.ts';
import { SortableList } from '../parts/sortable-list.tsx';
import parts from '../parts/parts.module.css';
import { useFieldWrites } from './use-fields.ts';

/** Below `/settings/`. */
export const FIELDS_PATH = 'ticket-module/fields';

type Props = { fields: FieldDetails[]; open: string };

/** All fields in the order in which forms and tickets show them; archived ones are folded away. */
export function FieldList({ fields, open }: Props) {
  const { change } = useFieldWrites();
  const live = fields.filter(({ isArchived }) => !isArchived);
  const archived = fields.filter(({ isArchived }) => isArchived);
  const items = live.map((field) => ({ ...field, key: field.id, name: field.label }));
  const handleSort = (sorted: FieldDetails[]) => {
    const moved = movedOne(live, sorted);
    const position = sorted.findIndex(({ id }) => id === moved?.id) + 1;
    if (moved !== undefined) change.mutate({ id: moved.id, body: { version: moved.version, position } });
  };
  return (
    <nav aria-label={t('appTicketModule.fields.list')} className={parts.side}>
      {items.length > 0 && (
        <SortableList label={t('appTicketModule.fields.list')} items={items} onSort={handleSort}>
          {(field) => <FieldLink field={field} isOpen={field.id === open} />}
        </SortableList>
      )}
      <div>
        <ButtonLink
          to="/settings/$"
          params={{ _splat: `${FIELDS_PATH}/new` }}
          variant="quiet"
          icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
        >
          {t('appTicketModule.fields.new')}
        </ButtonLink>
      </div>
      {archived.length > 0 && (
        <Fold
          title={t('appTicketModule.archived')}
          summary={archived.length}
          isOpenAtFirst={archived.some(({ id }) => id === open)}
        >
          {archived.map((field) => (
            <FieldLink key={field.id} field={field} isOpen={field.id === open} />
          ))}
        </Fold>
      )}
    </nav>
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
