import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { useToasts } from '#components/ui/toast.tsx';
import { finishMailConsent } from '#lib/contract/mail-accounts.ts';
import { t } from '#lib/i18n/i18n.ts';

/** Hands a provider's answer, with which it leads back to this page, to the companion; answers with why that failed, in words. */
export function useConsentAnswer(): string | undefined {
  const [{ state, code, denial }] = useState(readAnswer);
  const [api, queryClient, toasts] = [useApi(), useQueryClient(), useToasts()];
  const { mutate, error } = useMutation({
    mutationFn: (body: { state: string; code: string }) => api(finishMailConsent, { body }),
    onSuccess: async () => {
      toasts.show({ words: t('appMail.connectedToast') });
      await queryClient.invalidateQueries({ queryKey: ['settings'] });
    },
  });
  useEffect(() => {
    if (state === null) return;
    // It can be used once, so it does not stay in the address.
    history.replaceState(history.state, '', location.pathname);
    if (code !== null) mutate({ state, code });
  }, [state, code, mutate]);
  return denial === null ? refusalText(error) : t('appMail.denied', { reason: denial });
}

/** RFC 6749, 4.1.2 and 4.1.2.1: a code, or an error that may be described. */
function readAnswer() {
  const asked = new URLSearchParams(location.search);
  const state = asked.get('state');
  // Without it nothing was asked: it is anybody's words, not a provider's.
  if (state === null) return { state, code: null, denial: null };
  return { state, code: asked.get('code'), denial: asked.get('error_description') ?? asked.get('error') };
}
