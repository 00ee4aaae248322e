import { useEffect, useRef, useState } from 'react';
import type { RecordSummary } from '#lib/contract/records.ts';
import type { MailThread } from '#lib/mail/mail-host.ts';
import { draftKey } from '#lib/store/drafts.ts';
import { AddAddressScreen } from '../person/add-address-screen.tsx';
import { AddPersonScreen } from '../person/add-person-screen.tsx';
import { LinkTicketScreen } from '../link/link-ticket-screen.tsx';
import { NewTicketScreen } from '../new-ticket/new-ticket-screen.tsx';
import { useHideToastWhenWaiting } from '../outbox/use-created.tsx';
import { usePendingCreates } from '../outbox/use-pending.ts';
import { useServices } from '../services.tsx';
import { TicketScreen } from '../ticket/ticket-screen.tsx';
import { customerOf } from './people.ts';
import { ThreadScreen } from './thread-screen.tsx';
import { useThreadContext } from './use-thread-context.ts';
import { useViews } from './views.ts';

/** Everything about one open thread: its first screen, and the screens opened over it. Keyed by the thread. */
export function ThreadPane({ thread }: { thread: MailThread }) {
  const seen = useThreadContext(thread);
  const views = useViews();
  const pending = usePendingCreates(seen.place);
  const [chosen, setChosen] = useState<RecordSummary[]>([]);
  const latest = useRef(thread);
  latest.current = thread;
  const context = seen.data?.context;
  useHideToastWhenWaiting(pending);
  useWarmDraft(seen.place);
  useTicketCount(thread.key, context === undefined ? null : context.tickets.length + pending.length);

  const refused = pending.find((create) => create.state === 'refused');
  const { view, open, back } = views;
  useEffect(() => {
    if (refused !== undefined && view.name === 'thread') open({ name: 'new-ticket', refused });
    // Opens by itself when the refusal comes, not again when the form was left.
  }, [refused?.id]); // eslint-disable-line react-hooks/exhaustive-deps

  const customer = context === undefined ? null : customerOf(context);
  const choose = (record: RecordSummary) => setChosen([...chosen.filter(({ kind }) => kind !== record.kind), record]);
  const onThread = { thread, getThread: () => latest.current, place: seen.place, queryKey: seen.queryKey, onBack: back };

  if (context !== undefined && view.name === 'new-ticket') {
    return (
      <NewTicketScreen
        {...onThread}
        context={context}
        chosen={chosen}
        refused={view.refused}
        onOpenTicket={(ticket) => open({ name: 'ticket', id: ticket.id, summary: ticket })}
        onReopen={() => open({ name: 'new-ticket' })}
      />
    );
  }
  if (customer !== null && view.name === 'add-person') {
    return <AddPersonScreen {...onThread} kind={view.kind} person={customer} onAdded={() => open({ name: 'new-ticket' })} />;
  }
  if (customer !== null && view.name === 'add-address') {
    return <AddAddressScreen {...onThread} person={customer} onAdded={() => open({ name: 'new-ticket' })} />;
  }
  if (view.name === 'link') return <LinkTicketScreen {...onThread} linked={context?.tickets ?? []} />;
  if (view.name === 'ticket') return <TicketScreen key={view.id} id={view.id} summary={view.summary} {...onThread} />;
  return <ThreadScreen {...onThread} seen={seen} pending={pending} chosen={chosen} onChoose={choose} onOpen={open} />;
}

/** Reads the draft of the thread's form ahead, so that the form opens with it at once and no key press is lost. */
function useWarmDraft(place: string): void {
  const { drafts } = useServices();
  useEffect(() => void drafts.read(draftKey(place, 'new-ticket')).catch(() => {}), [drafts, place]);
}

/** Tells the host how many tickets the thread has, once that is known. */
function useTicketCount(threadKey: string, count: number | null): void {
  const { host } = useServices();
  useEffect(() => {
    if (host.can.showTicketCount && count !== null) host.showTicketCount(threadKey, count === 0 ? null : count);
  }, [host, threadKey, count]);
}
