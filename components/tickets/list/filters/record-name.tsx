import type { ReactNode } from 'react';
import { useRecord } from '#components/records/use-records.ts';
import { t } from '#lib/i18n/i18n.ts';

type Props = { recordId: string; children: (name: string) => ReactNode };

/** A record's name, once it is known. */
export function RecordName({ recordId, children }: Props) {
  return children(useRecord(recordId).data?.name ?? t('appLists.filter.unknown'));
}
