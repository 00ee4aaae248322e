import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { useMe } from '#components/app/session.ts';
import { useToasts } from '#components/ui/toast.tsx';
import {
  addChecklist,
  addChecklistItem,
  removeChecklist,
  removeChecklistItem,
  updateChecklist,
  updateChecklistItem,
  type Checklist,
  type ChecklistItem,
} from '#lib/contract/checklists.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ticketKeys } from '../../ticket-keys.ts';
import { useTicketOnPage } from '../edits-context.ts';
import { movedTo, ticked, withItem } from './checklist-state.ts';

type Write = {
  send: () => Promise<{ items: Checklist[] }>;
  /** The checklists as they will be; no other when they are that already. */
  after: (now: Checklist[]) => Checklist[];
};

/**
 * Writes on the ticket's checklists. Each shows at once and is sent after the one before it. What is on its way lies over what
 * the companion has, so that quick ticks do not jump back; a refused one is taken back, and said.
 */
export function useChecklistWrites() {
  const [api, queryClient, toasts] = [useApi(), useQueryClient(), useToasts()];
  const { ticket } = useTicketOnPage();
  const { user } = useMe();
  const [underway, setUnderway] = useState<Write[]>([]);
  const key = ticketKeys.one(ticket.number);
  const mutation = useMutation({
    scope: { id: `checklists ${ticket.id}` },
    mutationFn: ({ send }: Write) => send(),
    onSuccess: ({ items: checklists }) =>
      queryClient.setQueryData<Ticket>(key, (now) => now && { ...now, checklists }),
    onError: (error) =>
      toasts.show({ words: t('appTicketWork.notSaved', { reason: refusalText(error) ?? '' }) }),
    onSettled: async (_answer, _error, write) => {
      await queryClient.invalidateQueries({ queryKey: key });
      setUnderway((writes) => writes.filter((each) => each !== write));
    },
  });
  const mutate = (write: Write) => {
    setUnderway((writes) => [...writes, write]);
    mutation.mutate(write);
  };
  const ofTicket = { ticketId: ticket.id };
  const ofList = ({ id }: Checklist) => ({ ...ofTicket, checklistId: id });
  const ofItem = (list: Checklist, { id }: ChecklistItem) => ({ ...ofList(list), itemId: id });
  return {
    /** The checklists with what is on its way. */
    shown: underway.reduce((now, { after }) => after(now), ticket.checklists),
    addList: (title: string) => {
      const idempotencyKey = crypto.randomUUID();
      const send = () => api(addChecklist, { params: ofTicket, body: { title } }, { idempotencyKey });
      mutate({ send, after: (now) => now });
    },
    renameList: (list: Checklist, title: string) =>
      mutate({
        send: () => api(updateChecklist, { params: ofList(list), body: { title } }),
        after: (now) => now.map((each) => (each.id === list.id ? { ...each, title } : each)),
      }),
    moveList: (list: Checklist, place: number) =>
      mutate({
        send: () => api(updateChecklist, { params: ofList(list), body: { place } }),
        after: (now) => movedTo(now, list.id, place),
      }),
    removeList: (list: Checklist) =>
      mutate({
        send: () => api(removeChecklist, { params: ofList(list) }),
        after: (now) => now.filter(({ id }) => id !== list.id),
      }),
    addItem: (list: Checklist, text: string) => {
      const idempotencyKey = crypto.randomUUID();
      const send = () => api(addChecklistItem, { params: ofList(list), body: { text } }, { idempotencyKey });
      mutate({ send, after: (now) => now });
    },
    tickItem: (list: Checklist, item: ChecklistItem, isDone: boolean) =>
      mutate({
        send: () => api(updateChecklistItem, { params: ofItem(list, item), body: { isDone } }),
        after: (now) => withItem(now, item.id, (each) => ticked(each, isDone, user)),
      }),
    rewordItem: (list: Checklist, item: ChecklistItem, text: string) =>
      mutate({
        send: () => api(updateChecklistItem, { params: ofItem(list, item), body: { text } }),
        after: (now) => withItem(now, item.id, (each) => ({ ...each, text })),
      }),
    moveItem: (list: Checklist, item: ChecklistItem, place: number) =>
      mutate({
        send: () => api(updateChecklistItem, { params: ofItem(list, item), body: { place } }),
        after: (now) =>
          now.map((each) =>
            each.id === list.id ? { ...each, items: movedTo(each.items, item.id, place) } : each,
          ),
      }),
    removeItem: (list: Checklist, item: ChecklistItem) =>
      mutate({
        send: () => api(removeChecklistItem, { params: ofItem(list, item) }),
        after: (now) =>
          now.map((each) => ({ ...each, items: each.items.filter(({ id }) => id !== item.id) })),
      }),
  };
}

/** The writes, as the parts of a checklist share them. */
export type ChecklistWrites = ReturnType<typeof useChecklistWrites>;
