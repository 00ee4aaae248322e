import { Avatar } from '#components/ui/avatar.tsx';
import type { RecordSummary } from '#lib/contract/records.ts';
import { RecordIcon } from '#components/tickets/record-icon.tsx';
import classes from './record-mark.module.css';

type Props = {
  record: Pick<RecordSummary, 'kind' | 'name'>;
  size?: 24 | 36;
};

/** A record at a glance: people by initials, the rest by the icon of its kind. */
export function RecordMark({ record, size = 24 }: Props) {
  const isPerson = record.kind === 'contact' || record.kind === 'lead';
  if (isPerson) return <Avatar name={record.name} tone="neutral" size={size} />;
  return (
    <span className={classes.mark} style={{ width: size, height: size }}>
      <RecordIcon kind={record.kind} size={size === 36 ? 16 : 14} />
    </span>
  );
}
