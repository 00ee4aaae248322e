import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import { signIn } from '#lib/contract/sessions.ts';
import { useApi } from '../api-context.tsx';
import { formText } from '../form-text.ts';
import { safeNext } from '../safe-next.ts';
import { meQuery } from '../session.ts';

/** Sends the sign-in form; on success the app knows the user and goes on to `next`. */
export function useSignIn(next: string | undefined) {
  const [api, queryClient, router] = [useApi(), useQueryClient(), useRouter()];
  const { mutate, error, isPending } = useMutation({
    mutationFn: (body: { email: string; password: string }) => api(signIn, { body }),
    onSuccess: async () => {
      queryClient.clear();
      await queryClient.fetchQuery(meQuery(api));
      router.history.push(safeNext(next));
    },
  });
  const handleSubmit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = formText(event.currentTarget);
    mutate({ email: text('email'), password: text('password') });
  };
  return { handleSubmit, error, isPending };
}
