import { useNavigate, useSearch } from '@tanstack/react-router';
import { NoRights } from '#components/app/no-rights.tsx';
import { useMay } from '#components/app/session.ts';
import { usePageTitle } from '#components/app/use-page-title.ts';
import { SearchField } from '#components/app/search-field.tsx';
import { t } from '#lib/i18n/i18n.ts';
import type { ListedKind } from './listed-kind.ts';
import { RecordListBody } from './record-list-body.tsx';
import classes from './record-list-page.module.css';

type Props = { kind: ListedKind };

/** All records of a kind, with a search. */
export function RecordListPage({ kind }: Props) {
  const mayRead = useMay('records.read');
  const { search = '' } = useSearch({ strict: false });
  const navigate = useNavigate();
  const title = t(`appRecords.${kind}`);
  usePageTitle(title);
  if (!mayRead) return <NoRights what="records" />;
  const handleSearch = (text: string) =>
    void navigate({ to: '.', search: { search: text === '' ? undefined : text }, replace: search !== '' });
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        <SearchField
          key={kind}
          label={t('appRecords.search')}
          clearLabel={t('appRecords.clearSearch')}
          value={search}
          onSearch={handleSearch}
        />
      </header>
      <RecordListBody kind={kind} search={search} />
    </div>
  );
}
