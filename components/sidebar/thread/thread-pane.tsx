import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { RecordSummary } from '#lib/contract/records.ts';
import type { ThreadContext } from '#lib/contract/threads.ts';
import type { MailThread } from '#lib/mail/mail-host.ts';
import { draftKey } from '#lib/store/drafts.ts';
import { AddAddressScreen } from '../person/add-address-screen.tsx';
import { AddPersonScreen } from '../person/add-person-screen.tsx';
import { LinkTicketScreen } from '../link/link-ticket-screen.tsx';
import { NewTicketScreen } from '../new-ticket/new-ticket-screen.tsx';
import type { PendingCreate } from '../outbox/pending-list.ts';
import { useHideToastWhenWaiting } from '../outbox/use-created.tsx';
import { usePendingCreates } from '../outbox/use-pending.ts';
import { useServices } from '../services.tsx';
import { TicketScreen } from '../ticket/ticket-screen.tsx';
import { customerOf } from './people.ts';
import type { OnThread } from './screen-props.ts';
import { ThreadScreen } from './thread-screen.tsx';
import { useReplies } from './use-replies.ts';
import { useThreadContext } from './use-thread-context.ts';
import { useTypedSender } from './use-typed-sender.ts';
import { useViews, type View, type Views } from './views.ts';

/** Everything about one open thread: its first screen, and the screens opened over it. Keyed by the thread. */
export function ThreadPane({ thread: shown }: { thread: MailThread }) {
  const { thread, sender } = useTypedSender(shown);
  const seen = useThreadContext(thread);
  const views = useViews();
  useReplies(thread, seen);
  const pending = usePendingCreates(seen.place);
  const [chosen, setChosen] = useState<RecordSummary[]>([]);
  const latest = useRef(thread);
  useLayoutEffect(() => {
    latest.current = thread;
  }, [thread]);
  const context = seen.data?.context;
  useHideToastWhenWaiting(pending);
  useWarmDraft(seen.place);
  useTicketCount(thread.key, { known: context?.tickets.length, waiting: pending.length });

  const { view, open, back } = views;
  useOpenRefused(pending, views);

  const choose = (record: RecordSummary) =>
    setChosen([...chosen.filter(({ kind }) => kind !== record.kind), record]);
  const onThread = {
    thread,
    getThread: () => latest.current,
    place: seen.place,
    queryKey: seen.queryKey,
    onBack: back,
  };
  const first = (
    <ThreadScreen
      {...onThread}
      seen={seen}
      sender={sender}
      pending={pending}
      chosen={chosen}
      onChoose={choose}
      onOpen={open}
    />
  );
  if (view.name === 'thread') return first;
  if (view.name === 'link') return <LinkTicketScreen {...onThread} linked={context?.tickets ?? []} />;
  if (view.name === 'ticket')
    return <TicketScreen key={view.id} id={view.id} summary={view.summary} {...onThread} />;
  return context === undefined ? (
    first
  ) : (
    <FormScreen {...onThread} context={context} chosen={chosen} view={view} onOpen={open} />
  );
}

type FormScreenProps = OnThread & {
  context: ThreadContext;
  chosen: RecordSummary[];
  view: Exclude<View, { name: 'thread' | 'link' | 'ticket' }>;
  onOpen: (view: View) => void;
};

/** The forms over a thread, which need to know whom it is with. */
function FormScreen({ view, context, chosen, onOpen, ...onThread }: FormScreenProps) {
  const customer = customerOf(context);
  const openForm = () => onOpen({ name: 'new-ticket' });
  if (customer !== null && view.name === 'add-person') {
    return <AddPersonScreen {...onThread} kind={view.kind} person={customer} onAdded={openForm} />;
  }
  if (customer !== null && view.name === 'add-address') {
    return <AddAddressScreen {...onThread} person={customer} onAdded={openForm} />;
  }
  return (
    <NewTicketScreen
      {...onThread}
      context={context}
      chosen={chosen}
      refused={view.name === 'new-ticket' ? view.refused : undefined}
      onOpenTicket={(ticket) => onOpen({ name: 'ticket', id: ticket.id, summary: ticket })}
      onReopen={openForm}
    />
  );
}

/** Opens the form by itself when a refusal comes; not again when the form was left. */
function useOpenRefused(pending: PendingCreate[], { view, open }: Views): void {
  const refused = pending.find((create) => create.state === 'refused');
  const id = refused?.id;
  const openForm = useEffectEvent(() => {
    if (refused !== undefined && view.name === 'thread') open({ name: 'new-ticket', refused });
  });
  useEffect(() => {
    if (id !== undefined) openForm();
  }, [id]);
}

/** Reads the draft of the thread's form ahead, so that the form opens with it at once and no key press is lost. */
function useWarmDraft(place: string): void {
  const { drafts } = useServices();
  useEffect(() => void drafts.read(draftKey(place, 'new-ticket')).catch(() => {}), [drafts, place]);
}

type TicketCount = { known: number | undefined; waiting: number };

/** Tells the host how many tickets the thread has, once that is known; again when one that waited is there, as marks of rows go by it. */
function useTicketCount(threadKey: string, { known, waiting }: TicketCount): void {
  const { host } = useServices();
  useEffect(() => {
    if (host.can.showTicketCount && known !== undefined)
      host.showTicketCount(threadKey, known + waiting === 0 ? null : known + waiting);
  }, [host, threadKey, known, waiting]);
}
