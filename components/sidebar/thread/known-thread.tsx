import { IconEyeOff } from '@tabler/icons-react';
import type { RecordSummary } from '#lib/contract/records.ts';
import type { ThreadContext } from '#lib/contract/threads.ts';
import type { MailThread } from '#lib/mail/mail-host.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useLinkTicket } from '../link/use-link-ticket.ts';
import type { PendingCreate } from '../outbox/pending-list.ts';
import { ChooseRecord } from './choose-record.tsx';
import { FoldedTickets } from './folded-tickets.tsx';
import { IdentityNotice } from './identity-notice.tsx';
import { Notice } from './notice.tsx';
import { customerOf, othersOf, severalMatches } from './people.ts';
import { PersonHeader } from './person-header.tsx';
import type { OnThread } from './screen-props.ts';
import { SenderNotice } from './sender-notice.tsx';
import { counterpart, isWriterUnknown } from './thread-facts.ts';
import { ThreadTickets } from './thread-tickets.tsx';
import { UnmatchedPanel } from './unmatched-panel.tsx';
import type { TypedSender } from './use-typed-sender.ts';
import type { SeenContext, useThreadContext } from './use-thread-context.ts';
import type { View } from './views.ts';

export type KnownThreadProps = OnThread & {
  data: SeenContext;
  seen: ReturnType<typeof useThreadContext>;
  sender: TypedSender;
  pending: PendingCreate[];
  chosen: RecordSummary[];
  /** Whom to ask about what is hidden, where that is known. */
  admin: string | undefined;
  onChoose: (record: RecordSummary) => void;
  onOpen: (view: View) => void;
};

/** A thread as the companion (or this computer) knows it: person, tickets, and what may belong to it. */
export function KnownThread(props: KnownThreadProps) {
  const { thread, seen, data, onOpen } = props;
  const { context, source } = data;
  const link = useLinkTicket(props);
  const openTicket = (ticket: TicketSummary) => onOpen({ name: 'ticket', id: ticket.id, summary: ticket });
  const isReading = thread.identity.state === 'reading';
  return (
    <>
      <Person {...props} />
      <SenderNotice thread={thread} sender={props.sender} />
      <IdentityNotice thread={thread} link={context.link} />
      <Unmatched context={context} onOpen={onOpen} />
      <ThreadTickets
        threadKey={thread.key}
        place={props.place}
        context={context}
        source={source}
        pending={props.pending}
        isUncertain={isReading || (seen.isFetching && seen.isOutdated)}
        onOpen={openTicket}
        onOpenForm={(refused) => onOpen({ name: 'new-ticket', refused })}
        onLink={link}
      />
      {context.hasHiddenTickets && <HiddenTickets admin={props.admin} />}
      <FoldedTickets
        title={t('sidebar.tickets.possiblyRelated')}
        tickets={context.possiblyRelated}
        why={t('sidebar.tickets.relatedWhy')}
        onOpen={openTicket}
        onLink={context.abilities.canLink ? link : undefined}
      />
      <FoldedTickets
        title={t('sidebar.tickets.otherOpen')}
        tickets={context.otherOpenTickets}
        onOpen={openTicket}
      />
    </>
  );
}

function Person({ thread, data, sender, chosen, onChoose }: KnownThreadProps) {
  const customer = customerOf(data.context);
  return (
    <>
      <PersonHeader
        person={customer ?? (sender.address === null ? unknownWriter(thread) : counterpart(thread))}
        known={customer}
        chosen={chosen}
        others={othersOf(data.context)}
      />
      {severalMatches(customer).map(({ kind, records }) => (
        <ChooseRecord
          key={kind}
          kind={kind}
          records={records}
          chosen={chosen.find((record) => record.kind === kind)}
          onChoose={onChoose}
        />
      ))}
    </>
  );
}

/** Whoever wrote last and whose address nobody knows, by the name that the mail shows. */
function unknownWriter(thread: MailThread): { name: string | null; address: string } | null {
  if (!isWriterUnknown(thread)) return null;
  const writer = thread.messages.findLast(({ sender }) => sender.address === '')?.sender;
  return { name: writer?.name ?? t('sidebar.header.unknown'), address: '' };
}

function Unmatched({ context, onOpen }: { context: ThreadContext; onOpen: (view: View) => void }) {
  const customer = customerOf(context);
  if (context.abilities.obstacle !== 'no-matched-record' || customer === null) return null;
  const name = customer.name ?? customer.address;
  return (
    <UnmatchedPanel
      name={name.split(' ')[0] ?? name}
      canAdd={context.abilities.canAddRecord}
      onAdd={(kind) => onOpen({ name: 'add-person', kind })}
      onAddAddress={() => onOpen({ name: 'add-address' })}
    />
  );
}

function HiddenTickets({ admin }: { admin: string | undefined }) {
  return (
    <Notice icon={<IconEyeOff size={14} stroke={1.75} aria-hidden />}>
      {admin === undefined ? t('sidebar.tickets.hiddenNoAdmin') : t('sidebar.tickets.hidden', { admin })}
    </Notice>
  );
}
