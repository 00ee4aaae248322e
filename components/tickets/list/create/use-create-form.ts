import { type SyntheticEvent, useState } from 'react';
import { useFocusRefused } from '#components/app/use-focus-refused.ts';
import { useMe } from '#components/app/session.ts';
import type { TicketForm } from '../../use-ticket-form.ts';
import {
  type Origin,
  type NewTicketValues,
  fieldsOf,
  openingValues,
  toNewTicket,
} from './new-ticket-values.ts';
import { useCreateTicket } from './use-create-ticket.tsx';

type Options = {
  /** The record or conversation that the ticket is made from; null for none. */
  about: Origin | null;
  onTouched: () => void;
  onDone: () => void;
};

/** State of the form of a new ticket. */
export function useCreateForm(form: TicketForm, { about, onTouched, onDone }: Options) {
  const { user } = useMe();
  const [values, setValues] = useState(() => openingValues(form, user.id, about));
  const { mutate, error, isPending } = useCreateTicket(onDone);
  const formRef = useFocusRefused(error);
  const change = (part: Partial<NewTicketValues>) => {
    onTouched();
    setValues((last) => ({ ...last, ...part }));
  };
  const handleSubmit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isPending) mutate(toNewTicket(form, values, about));
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
