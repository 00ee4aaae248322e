/** Tells the companion what was answered in the mail program; it decides whether that stops a first response. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { noteReplies, type ThreadReply } from '#lib/contract/replies.ts';
import type { ThreadContext } from '#lib/contract/threads.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import type { MailThread } from '#lib/mail/mail-host.ts';
import { useServices } from '../services.tsx';
import { goesOutside } from './goes-outside.ts';
import { toThreadFacts } from './thread-facts.ts';
import type { useThreadContext } from './use-thread-context.ts';

const RETRY_EVERY_MS = 15_000;
/** Limit of the contract; the newest are told. */
const MESSAGES_MAX = 300;

/** Once for each state of the thread, and again until the companion has taken it; a thread opened again tells anew. */
export function useReplies(thread: MailThread, seen: ReturnType<typeof useThreadContext>): void {
  const { host, api, owner } = useServices();
  const client = useQueryClient();
  const context = seen.data?.source === 'fresh' ? seen.data.context : null;
  const messages = datedMessages(thread, context?.owners ?? []);
  const wanted = context?.tickets.filter((ticket) => mayBeAnswered(ticket, messages)) ?? [];
  useQuery({
    queryKey: ['replies', owner, seen.place, messages, wanted.map(({ id }) => id)],
    queryFn: async () => {
      const body = { thread: toThreadFacts(thread, host.provider), messages };
      const { changed } = await api(noteReplies, { body });
      if (changed > 0) void client.invalidateQueries({ queryKey: seen.queryKey });
      return changed;
    },
    enabled: wanted.length > 0 && context?.abilities.canLink === true,
    staleTime: Infinity,
    refetchInterval: ({ state }) => (state.error === null ? false : RETRY_EVERY_MS),
  });
}

function datedMessages({ messages }: MailThread, owners: ThreadContext['owners']): ThreadReply[] {
  return messages
    .filter(({ recipients }) => goesOutside(recipients, owners))
    .flatMap(({ sender, sentAt, isAutomatic }) =>
      sentAt === null || !sender.address.includes('@') ? [] : [{ from: sender.address, sentAt, isAutomatic }],
    )
    .slice(-MESSAGES_MAX);
}

/** True while a message could be the answer, or an earlier one than is known. */
function mayBeAnswered({ clocks, createdAt }: TicketSummary, messages: readonly ThreadReply[]): boolean {
  const clock = clocks.find(({ kind }) => kind === 'first-response');
  if (clock === undefined) return false;
  const until = clock.stoppedAt === null ? Infinity : Date.parse(clock.stoppedAt);
  return messages.some(({ sentAt, isAutomatic }) => {
    const at = Date.parse(sentAt);
    return !isAutomatic && at > Date.parse(createdAt) && at < until;
  });
}
