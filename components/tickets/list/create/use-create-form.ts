import { type SyntheticEvent, useState } from 'react';
import { useFocusRefused } from '#components/app/use-focus-refused.ts';
import { useMe } from '#components/app/session.ts';
import type { TicketForm } from '../../use-ticket-form.ts';
import { type NewTicketValues, fieldsOf, openingValues, toNewTicket } from './new-ticket-values.ts';
import { useCreateTicket } from './use-create-ticket.tsx';

type Events = { onTouched: () => void; onDone: () => void };

/** State of the form of a new ticket. */
export function useCreateForm(form: TicketForm, { onTouched, onDone }: Events) {
  const { user } = useMe();
  const [values, setValues] = useState(() => openingValues(form, user.id));
  const { mutate, error, isPending } = useCreateTicket(onDone);
  const formRef = useFocusRefused(error);
  const change = (part: Partial<NewTicketValues>) => {
    onTouched();
    setValues((last) => ({ ...last, ...part }));
  };
  const handleSubmit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isPending) mutate(toNewTicket(form, values));
  };
  return {
    values,
    change,
    fields: fieldsOf(form, values.pipelineId),
    handleSubmit,
    error,
    isPending,
    formRef,
  };
}
