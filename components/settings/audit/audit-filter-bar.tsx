import { FilterChip } from '#components/tickets/list/filter-chip.tsx';
import { useUsers } from '#components/tickets/use-users.ts';
import { AuditKind } from '#lib/contract/audit.ts';
import { t } from '#lib/i18n/i18n.ts';
import { AuditFilters } from './audit-filters.ts';
import classes from './audit.module.css';

type Props = { filters: AuditFilters; onChange: (filters: AuditFilters) => void };

/** By person, by kind of action, by days. */
export function AuditFilterBar({ filters, onChange }: Props) {
  const users = useUsers();
  const change = (part: object) => onChange(AuditFilters.parse({ ...filters, ...part }));
  return (
    <search className={classes.filters} aria-label={t('appAudit.filters')}>
      <FilterChip
        label={t('appAudit.person')}
        prefix={t('appAudit.personIs')}
        anyLabel={t('appAudit.anyone')}
        choices={users.map(({ id, name }) => ({ value: id, label: name }))}
        value={filters.person}
        onChange={(person) => change({ person })}
      />
      <FilterChip
        label={t('appAudit.kind')}
        prefix={t('appAudit.kindIs')}
        anyLabel={t('appAudit.anyKind')}
        choices={AuditKind.options.map((kind) => ({ value: kind, label: t(`appAudit.kinds.${kind}`) }))}
        value={filters.kind}
        onChange={(kind) => change({ kind })}
      />
      <Day label={t('appAudit.from')} day={filters.from} onDay={(from) => change({ from })} />
      <Day label={t('appAudit.until')} day={filters.until} onDay={(until) => change({ until })} />
    </search>
  );
}

type DayProps = { label: string; day: string | undefined; onDay: (day: string | undefined) => void };

function Day({ label, day, onDay }: DayProps) {
  return (
    <label className={classes.day}>
      {label}
      <input
        type="date"
        value={day ?? ''}
        className={classes.dayInput}
        onChange={({ currentTarget: { value } }) => onDay(value === '' ? undefined : value)}
      />
    </label>
  );
}
