import { useMutation } from '@tanstack/react-query';
import { decideDevice } from '#lib/contract/sessions.ts';
import { useApi } from '../api-context.tsx';

/** What the user says to a device code. */
export type Decision = 'approve' | 'deny';

/** Approves or denies a device code as the signed-in user. */
export function useDecideDevice(userCode: string, onDecided: (decision: Decision) => void) {
  const api = useApi();
  return useMutation({
    mutationFn: (decision: Decision) => api(decideDevice, { body: { userCode, decision } }),
    onSuccess: ({ decision }) => onDecided(decision),
  });
}
