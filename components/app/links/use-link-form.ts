import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import { signIn } from '#lib/contract/sessions.ts';
import { useApi } from '../api-context.tsx';
import { formText } from '../form-text.ts';
import { meQuery } from '../session.ts';

/** Sends a link's form by `send`, which answers with the address to sign in with; then signs in and opens the companion. */
export function useLinkForm(send: (form: { name: string; password: string }) => Promise<{ email: string }>) {
  const [api, queryClient, router] = [useApi(), useQueryClient(), useRouter()];
  const { mutate, error, isPending } = useMutation({
    mutationFn: async (form: { name: string; password: string }) => {
      const { email } = await send(form);
      return api(signIn, { body: { email, password: form.password } });
    },
    onSuccess: async (answer) => {
      queryClient.clear();
      // With a second factor the sign-in page asks for the code, after the password again.
      if (answer.state === 'second-factor') return router.navigate({ to: '/sign-in' });
      await queryClient.fetchQuery(meQuery(api));
      await router.navigate({ to: '/tickets' });
    },
  });
  const handleSubmit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = formText(event.currentTarget);
    mutate({ name: text('name'), password: text('password') });
  };
  return { handleSubmit, error, isPending };
}
