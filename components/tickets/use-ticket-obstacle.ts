import { useMay } from '#components/app/session.ts';

/** Which right is missing to see tickets at all; null when none is. The ticket module needs the message module besides. */
export function useTicketObstacle(): 'tickets' | 'messages' | null {
  const [mayRead, hasMessages] = [useMay('tickets.read'), useMay('messages.read')];
  if (!mayRead) return 'tickets';
  return hasMessages ? null : 'messages';
}
