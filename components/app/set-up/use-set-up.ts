import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import type { Api } from '#lib/api/api.ts';
import { setUp, signIn } from '#lib/contract/sessions.ts';
import { useApi } from '../api-context.tsx';
import { formText } from '../form-text.ts';
import { meQuery } from '../session.ts';

/** Sends the set-up form, signs the new admin in and opens the companion. */
export function useSetUp() {
  const [api, queryClient, router] = [useApi(), useQueryClient(), useRouter()];
  const { mutate, error, isPending } = useMutation({
    mutationFn: (form: SetUpBody) => makeFirstAdmin(api, form),
    onSuccess: async () => {
      queryClient.clear();
      await queryClient.fetchQuery(meQuery(api));
      await router.navigate({ to: '/tickets' });
    },
  });
  const handleSubmit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(readForm(event.currentTarget));
  };
  return { handleSubmit, error, isPending };
}

type SetUpBody = Record<'token' | 'workspace' | 'name' | 'email' | 'password', string>;

function readForm(form: HTMLFormElement): SetUpBody {
  const text = formText(form);
  return {
    token: text('token'),
    workspace: text('workspace'),
    name: text('name'),
    email: text('email'),
    password: text('password'),
  };
}

async function makeFirstAdmin(api: Api, form: SetUpBody): Promise<void> {
  const { email } = await api(setUp, { body: form });
  await api(signIn, { body: { email, password: form.password } });
}
