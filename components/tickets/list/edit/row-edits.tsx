/** Edits of tickets where they are listed: one place that sends them, asks what has to be asked, and says what was refused. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { useToasts } from '#components/ui/toast.tsx';
import { ApiProblem } from '#lib/api/api-errors.ts';
import type { FieldError } from '#lib/contract/errors.ts';
import { updateTicket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ticketKeys } from '../../ticket-keys.ts';
import { usePipelines } from '../../use-pipelines.ts';
import { AskToClose } from './ask-to-close.tsx';
import { closesTicket } from './closes-ticket.ts';
import { FillFields } from './fill-fields.tsx';
import { createOwnVersions } from './own-versions.ts';
import type { RowEdit } from './row-edit.ts';

type RowEdits = {
  save: (edit: RowEdit) => void;
  /** On their way: shown as if they were saved already. */
  pending: readonly RowEdit[];
};

const RowEditsContext = createContext<RowEdits>({ save: () => {}, pending: [] });

/** How rows and cards save what is changed in them. */
export function useRowEdits(): RowEdits {
  return useContext(RowEditsContext);
}

type Missing = { edit: RowEdit; errors: FieldError[] };

/** Takes the edits of everything inside it. */
export function RowEditsProvider({ children }: { children: ReactNode }) {
  const pipelines = usePipelines();
  const toasts = useToasts();
  const [asking, setAsking] = useState<RowEdit | null>(null);
  const [missing, setMissing] = useState<Missing | null>(null);
  const { pending, send } = useSend((edit, error) => {
    const errors = missingFields(error);
    if (errors !== null) return setMissing({ edit, errors });
    const { number } = edit.ticket;
    toasts.show({ words: t('appLists.edit.refused', { number, reason: refusalText(error) ?? '' }) });
  });
  const edits = useMemo(
    () => ({
      pending,
      save: (edit: RowEdit) =>
        closesTicket(edit.ticket, edit.change, pipelines) ? setAsking(edit) : send(edit),
    }),
    [pending, send, pipelines],
  );
  return (
    <RowEditsContext value={edits}>
      {children}
      {asking !== null && (
        <AskToClose
          number={asking.ticket.number}
          onClose={() => {
            setAsking(null);
            send(asking);
          }}
          onKeep={() => setAsking(null)}
        />
      )}
      {missing !== null && (
        <FillFields
          {...missing}
          onSave={(edit) => {
            setMissing(null);
            send(edit);
          }}
          onClose={() => setMissing(null)}
        />
      )}
    </RowEditsContext>
  );
}

function useSend(onRefused: (edit: RowEdit, error: unknown) => void) {
  const [api, queryClient, toasts] = [useApi(), useQueryClient(), useToasts()];
  const [pending, setPending] = useState<readonly RowEdit[]>([]);
  const [sendOwn] = useState(createOwnVersions);
  const { mutate } = useMutation({
    mutationFn: ({ ticket, change }: RowEdit) =>
      sendOwn(ticket, (version) =>
        api(updateTicket, { params: { ticketId: ticket.id }, body: { ...change, version } }),
      ),
    onMutate: (edit) => setPending((before) => [...before, edit]),
    onSuccess: (_, { words }) => {
      if (words !== undefined) toasts.show({ words });
    },
    onError: (error, edit) => onRefused(edit, error),
    // What is shown stays until the list itself says so, or nothing would be seen of it in between.
    onSettled: async (_answer, _error, edit) => {
      await queryClient.invalidateQueries({ queryKey: ticketKeys.lists });
      setPending((before) => before.filter((each) => each !== edit));
    },
  });
  return { pending, send: mutate };
}

/** The mandatory fields that a refusal names; null for other refusals. */
function missingFields(error: unknown): FieldError[] | null {
  return error instanceof ApiProblem && error.code === 'field_missing' ? error.fields : null;
}
