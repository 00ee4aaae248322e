import { IconFilterOff, IconHistory } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { MoreButton } from '#components/app/more-button.tsx';
import { Button } from '#components/ui/button.tsx';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsBody } from '../settings-body.tsx';
import { SettingsPart } from '../settings-part.tsx';
import parts from '../settings-parts.module.css';
import { AuditFilterBar } from './audit-filter-bar.tsx';
import { AuditFilters } from './audit-filters.ts';
import { AuditRow } from './audit-row.tsx';
import classes from './audit.module.css';
import { useAudit } from './use-audit.ts';

/** Settings > Workspace > Audit log: who did what to which thing, when, and how it ended. */
export function AuditPage() {
  const filters = AuditFilters.parse(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = (next: AuditFilters) =>
    void navigate({
      to: '/settings/$',
      params: { _splat: 'audit' },
      search: Object.fromEntries(
        Object.entries(next).filter((part): part is [string, string] => part[1] !== undefined),
      ),
    });
  return (
    <SettingsBody>
      <SettingsPart title={t('appAudit.title')} note={t('appAudit.note')}>
        <AuditFilterBar filters={filters} onChange={change} />
        <Entries filters={filters} onClear={() => change({})} />
      </SettingsPart>
    </SettingsBody>
  );
}

function Entries({ filters, onClear }: { filters: AuditFilters; onClear: () => void }) {
  const list = useAudit(filters);
  if (list.isPending) return <Waiting />;
  if (list.isLoadingError || (list.isError && !list.isFetchNextPageError)) {
    return (
      <LoadFailure title={t('appAudit.failed')} error={list.error} onRetry={() => void list.refetch()} />
    );
  }
  if (list.entries.length === 0) {
    const isNarrowed = Object.values(filters).some((value) => value !== undefined);
    return isNarrowed ? <NothingFits onClear={onClear} /> : <NothingYet />;
  }
  return (
    <>
      <ul className={parts.rows} aria-label={t('appAudit.list')}>
        {list.entries.map((entry) => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
      </ul>
      <MoreButton list={list} className={classes.more}>
        {t('appAudit.more')}
      </MoreButton>
    </>
  );
}

function NothingYet() {
  return (
    <StatePanel icon={<IconHistory size={20} stroke={1.75} aria-hidden />} title={t('appAudit.none')}>
      <p>{t('appAudit.noneBody')}</p>
    </StatePanel>
  );
}

function NothingFits({ onClear }: { onClear: () => void }) {
  return (
    <StatePanel
      icon={<IconFilterOff size={20} stroke={1.75} aria-hidden />}
      title={t('appAudit.noneFits')}
      actions={<Button onClick={onClear}>{t('appAudit.clear')}</Button>}
    >
      <p>{t('appAudit.noneFitsBody')}</p>
    </StatePanel>
  );
}

function Waiting() {
  return (
    <Skeleton label={t('app.loading')}>
      {['62%', '48%', '56%'].map((width) => (
        <div key={width} className={parts.row}>
          <SkeletonBar width={width} />
        </div>
      ))}
    </Skeleton>
  );
}
