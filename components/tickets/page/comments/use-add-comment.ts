import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSessionStorage } from '@mantine/hooks';
import { useRef } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { ApiProblem, isProblem } from '#lib/api/api-errors.ts';
import type { UserId } from '#lib/contract/ids.ts';
import { createComment } from '#lib/contract/comments.ts';
import { t } from '#lib/i18n/i18n.ts';
import { mentionedIn } from '../../mentions.ts';
import { ticketKeys } from '../../ticket-keys.ts';
import { useTicketOnPage } from '../edits-context.ts';

type Comment = { text: string; mentions: UserId[] };

/** The comment being written and its sending; a repeat after a lost answer has the same key and makes one comment. */
export function useAddComment() {
  const [api, queryClient] = [useApi(), useQueryClient()];
  const { ticket } = useTicketOnPage();
  const [text, setText, forgetText] = useSessionStorage({
    key: `comment-${ticket.id}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const sent = useRef({ comment: '', key: '' });
  const { mutate, error, isPending, variables } = useMutation({
    mutationFn: (body: Comment) => {
      const comment = JSON.stringify(body);
      if (sent.current.comment !== comment) sent.current = { comment, key: crypto.randomUUID() };
      const options = { idempotencyKey: sent.current.key };
      return api(createComment, { params: { ticketId: ticket.id }, body }, options);
    },
    onSuccess: () => {
      forgetText();
      sent.current = { comment: '', key: '' };
      return queryClient.invalidateQueries({ queryKey: ticketKeys.one(ticket.number) });
    },
    onError: (cause) => {
      if (isProblem(cause, 'ticket_closed'))
        void queryClient.invalidateQueries({ queryKey: ticketKeys.one(ticket.number) });
    },
  });
  const send = () => {
    if (isPending || text.trim() === '') return;
    // All colleagues, not only those who may see the ticket: naming somebody else must be answered with the reason.
    const mentions = mentionedIn(text, ticket.owners).map(({ id }) => id);
    mutate({ text: text.trim(), mentions });
  };
  const refusedIds = refusedMentions(error, variables?.mentions ?? []);
  const refused = ticket.owners.filter(({ id }) => refusedIds.includes(id)).map(({ name }) => name);
  return {
    text,
    setText,
    send,
    error,
    /** Who cannot be mentioned and why; absent when that is not what the comment was refused for. */
    mentionRefusal:
      refused.length === 0
        ? undefined
        : t('appTicketWork.mentionRefused', { names: refused.join(', '), count: refused.length }),
    isPending,
  };
}

function refusedMentions(error: unknown, mentions: readonly UserId[]): UserId[] {
  if (!(error instanceof ApiProblem)) return [];
  return error.fields.flatMap(({ field }) => {
    const id = mentions[Number(/^mentions\.(\d+)$/.exec(field)?.[1])];
    return id === undefined ? [] : [id];
  });
}
