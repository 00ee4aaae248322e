import { IconBriefcase, IconBuilding, IconCheckbox, IconTargetArrow, IconUser } from '@tabler/icons-react';
import type { RecordKind } from '#lib/contract/records.ts';

const ICONS = {
  contact: IconUser,
  lead: IconTargetArrow,
  account: IconBuilding,
  opportunity: IconBriefcase,
  task: IconCheckbox,
} as const satisfies Record<RecordKind, unknown>;

/** The icon of a kind of record. Decoration: the kind or a name stands beside it. */
export function RecordIcon({ kind, size = 14 }: { kind: RecordKind; size?: 12 | 14 | 16 }) {
  const Icon = ICONS[kind];
  return <Icon size={size} stroke={size === 12 ? 2 : 1.75} aria-hidden />;
}
