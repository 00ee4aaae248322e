import { useSessionStorage } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { useToasts } from '#components/ui/toast.tsx';
import { ApiProblem } from '#lib/api/api-errors.ts';
import type { ConversationId } from '#lib/contract/ids.ts';
import { replyToConversation, type NewReply } from '#lib/contract/messages.ts';
import type { TicketLink } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { conversationKeys } from '../conversation-keys.ts';

/** The ticket and what becomes of it with the reply. */
export type WithTicket = { ticket: Pick<TicketLink, 'id' | 'number'>; status: 'pending' | 'closed' };

type Sent = Pick<NewReply, 'attachmentIds'> & { html: string; with: WithTicket | null };

/** An attempt whose answer did not come: the companion may have sent it. */
type Attempt = { html: string; status: string | null; body: NewReply; key: string };

/**
 * The reply being written, kept in this tab until it is sent. The same words again after a lost answer are the same request under the same
 * key, also after a reload, and are sent once; what was written meanwhile stays.
 */
export function useReply(id: ConversationId, onSent: (html: string) => void) {
  const [api, queryClient, toasts] = [useApi(), useQueryClient(), useToasts()];
  const [html, setHtml] = useSessionStorage({
    key: `reply-html-${id}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const [attempt, setAttempt] = useSessionStorage<Attempt | null>({
    key: `reply-attempt-${id}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const mutation = useMutation({
    mutationFn: (sent: Sent) => {
      const asked = isAgain(attempt, sent) ? attempt : newAttempt(sent);
      setAttempt(asked);
      const options = { idempotencyKey: asked.key };
      return api(replyToConversation, { params: { conversationId: id }, body: asked.body }, options);
    },
    onSuccess: async (_message, sent) => {
      setAttempt(null);
      setHtml((now) => (now === sent.html ? '' : now));
      toasts.show({ words: sentWords(sent.with) });
      onSent(sent.html);
      await queryClient.invalidateQueries({ queryKey: conversationKeys.all });
    },
    onError: (error) => {
      // A refusal is an answer: nothing was sent.
      if (error instanceof ApiProblem) setAttempt(null);
    },
  });
  return { html, setHtml, ...mutation };
}

/** Files that were sent are gone from those that wait, so there may be fewer of them the second time. */
function isAgain(attempt: Attempt | null, sent: Sent): attempt is Attempt {
  if (attempt === null || attempt.html !== sent.html || attempt.status !== statusOf(sent)) return false;
  return sent.attachmentIds.every((id) => attempt.body.attachmentIds.includes(id));
}

function newAttempt({ with: given, html, attachmentIds }: Sent): Attempt {
  const ticket = given === null ? undefined : { id: given.ticket.id, status: given.status };
  return {
    html,
    status: given?.status ?? null,
    body: { html, attachmentIds, ticket },
    key: crypto.randomUUID(),
  };
}

function statusOf({ with: given }: Sent): string | null {
  return given?.status ?? null;
}

function sentWords(given: WithTicket | null): string {
  if (given === null) return t('appConversations.reply.sent');
  const { number } = given.ticket;
  return t(given.status === 'closed' ? 'appReplies.send.sentClosed' : 'appReplies.send.sentPending', {
    number,
  });
}
