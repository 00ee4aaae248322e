import { IconUpload } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { NoRights } from '#components/app/no-rights.tsx';
import { useMay } from '#components/app/session.ts';
import { usePageTitle } from '#components/app/use-page-title.ts';
import { ButtonLink } from '#components/app/button-link.tsx';
import { SearchField } from '#components/app/search-field.tsx';
import type { RecordKind } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { NewRecordButton } from './edit/new-record-button.tsx';
import { RecordListBody } from './record-list-body.tsx';
import classes from './record-list-page.module.css';

type Props = { kind: RecordKind };

/** All records of a kind, with a search. */
export function RecordListPage({ kind }: Props) {
  const [mayRead, mayWrite] = [useMay('records.read'), useMay('records.write')];
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
        {mayWrite && (
          <ButtonLink
            to="/records/import"
            search={{ kind }}
            className={classes.import}
            icon={<IconUpload size={16} stroke={1.75} aria-hidden />}
          >
            {t('appFiles.import.open')}
          </ButtonLink>
        )}
        <NewRecordButton kind={kind} />
      </header>
      <RecordListBody kind={kind} search={search} />
    </div>
  );
}
