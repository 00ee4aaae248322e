import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ApiProblem } from '#lib/api/api-errors.ts';
import { createRecord } from '#lib/contract/records.ts';
import { failureSentence } from '../failure/describe-failure.ts';
import { useServices } from '../services.tsx';
import { checkPerson, type PersonErrors, type PersonValues } from './person-values.ts';

type Options = {
  kind: 'contact' | 'lead';
  /** Key of the thread's context, which is read anew before `onAdded`. */
  queryKey: readonly unknown[];
  onAdded: () => void;
};

/** Sends the new person once, however often the button is pressed, and waits until the thread knows them. */
export function useAddPerson({ kind, queryKey, onAdded }: Options) {
  const { api } = useServices();
  const client = useQueryClient();
  const [errors, setErrors] = useState<PersonErrors>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const key = useRef({ id: crypto.randomUUID(), body: '' });

  const add = async (values: PersonValues) => {
    const wrong = checkPerson(values);
    setErrors(wrong);
    setFailure(null);
    if (Object.keys(wrong).length > 0) return;
    setAdding(true);
    const body = { kind, name: values.name, emails: [values.email], company: values.company.trim() || null };
    // A repeat of the same is the same request; a mended one is another.
    const text = JSON.stringify(body);
    if (key.current.body !== text) key.current = { id: crypto.randomUUID(), body: text };
    try {
      await api(createRecord, { body }, { idempotencyKey: key.current.id });
      await client.refetchQueries({ queryKey });
      onAdded();
    } catch (cause) {
      const fields = cause instanceof ApiProblem ? errorsOf(cause) : {};
      setErrors(fields);
      setFailure(Object.keys(fields).length > 0 ? null : failureSentence(cause as Error));
      setAdding(false);
    }
  };
  return { add, errors, failure, isAdding };
}

function errorsOf(problem: ApiProblem): PersonErrors {
  const errors: PersonErrors = {};
  for (const { field, message } of problem.fields) {
    if (field === 'name' || field === 'company') errors[field] = message;
    if (field.startsWith('emails')) errors.email = message;
  }
  return errors;
}
