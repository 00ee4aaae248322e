import type { Query, QueryClient } from '@tanstack/react-query';
import type { Change } from '#lib/contract/changes.ts';

/** Marks what the changes touch as old; what is on the screen is read again at once, the rest when it is shown. */
export function applyChanges(queryClient: QueryClient, changes: readonly Change[]): void {
  const isTouched = ({ queryKey }: Pick<Query, 'queryKey'>) =>
    changes.some((change) => touches(change, queryKey));
  void queryClient.invalidateQueries({ predicate: isTouched });
}

/** Kinds of keys that are no settings. */
const OWN_KINDS: unknown[] = ['tickets', 'records', 'notifications', 'conversations'];

/** Keys begin with what is read: tickets, records, notifications, conversations; all others are settings, users and rights. */
function touches(change: Change, [kind, part, name]: readonly unknown[]): boolean {
  // A list may hold what changed; a single thing is touched by its own change only.
  const isOther = (own: string) => part === 'one' && name !== own;
  if (change.topic === 'everything') return true;
  // Conversations show their tickets.
  if (kind === 'conversations' && (change.topic === 'ticket' || change.topic === 'tickets')) return true;
  if (change.topic === 'ticket') return kind === 'tickets' && !isOther(change.number);
  if (change.topic === 'record') return kind === 'records' && !isOther(change.id);
  if (change.topic === 'settings') return !OWN_KINDS.includes(kind);
  return kind === change.topic;
}
