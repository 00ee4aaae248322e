import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { isProblem } from '#lib/api/api-errors.ts';
import { finishSignIn, signIn } from '#lib/contract/sessions.ts';
import { useApi } from '../api-context.tsx';
import { formText } from '../form-text.ts';
import { safeNext } from '../safe-next.ts';
import { meQuery } from '../session.ts';

/** Sends the sign-in form, and the code where one is asked for; on success the app knows the user and goes on to `next`. */
export function useSignIn(next: string | undefined) {
  const api = useApi();
  const enter = useEnter(next);
  const [challenge, setChallenge] = useState<string | null>(null);
  const password = useMutation({
    mutationFn: (body: { email: string; password: string }) => api(signIn, { body }),
    onSuccess: (answer) => (answer.state === 'second-factor' ? setChallenge(answer.challenge) : enter()),
  });
  const code = useMutation({
    mutationFn: (given: string) => api(finishSignIn, { body: { challenge: challenge ?? '', code: given } }),
    onSuccess: enter,
  });
  return {
    isAwaitingCode: challenge !== null,
    isOver: isProblem(code.error, 'sign_in_over'),
    error: challenge === null ? password.error : code.error,
    isPending: password.isPending || code.isPending,
    handlePassword: submitting((text) =>
      password.mutate({ email: text('email'), password: text('password') }),
    ),
    handleCode: submitting((text) => code.mutate(text('code'))),
    startAgain: () => {
      setChallenge(null);
      code.reset();
    },
  };
}

function useEnter(next: string | undefined): () => Promise<void> {
  const [api, queryClient, router] = [useApi(), useQueryClient(), useRouter()];
  return async () => {
    queryClient.clear();
    await queryClient.fetchQuery(meQuery(api));
    router.history.push(safeNext(next));
  };
}

function submitting(send: (text: (name: string) => string) => void) {
  return (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    send(formText(event.currentTarget));
  };
}
