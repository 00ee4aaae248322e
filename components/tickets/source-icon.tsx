import { IconBolt, IconMail, IconMessageCircle, IconPencil, IconUser } from '@tabler/icons-react';
import { HiddenWords } from '#components/app/hidden-words.tsx';
import type { TicketSource } from '#lib/contract/tickets-summary.ts';
import { t } from '#lib/i18n/i18n.ts';

const ICONS = {
  email: IconMail,
  manual: IconPencil,
  conversation: IconMessageCircle,
  record: IconUser,
  api: IconBolt,
} as const satisfies Record<TicketSource, unknown>;

type Props = { source: TicketSource; className?: string | undefined };

/** Where a ticket came from, for rows; named, as no word stands beside it. */
export function SourceIcon({ source, className }: Props) {
  const Icon = ICONS[source];
  const word = t(`tickets.source.${source}`);
  return (
    <span data-tip={word} className={className}>
      <Icon size={14} stroke={1.75} aria-hidden />
      <HiddenWords>{word}</HiddenWords>
    </span>
  );
}
