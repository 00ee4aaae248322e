import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Api } from '#lib/api/api.ts';
import { useApi } from '#components/app/api-context.tsx';
import { useToasts } from '#components/ui/toast.tsx';

type Options<Input, Answer> = {
  save: (api: Api, input: Input) => Promise<Answer>;
  /** First words of the query keys that are read again afterwards. */
  touches: readonly string[];
  /** What to say when it is done; absent: nothing. */
  words?: (answer: Answer, input: Input) => string;
  onDone?: (answer: Answer) => void;
};

/** A write of a settings page: saves, reads again what it touched, says that it is done. */
export function useSave<Input, Answer>({ save, touches, words, onDone }: Options<Input, Answer>) {
  const [api, queryClient, toasts] = [useApi(), useQueryClient(), useToasts()];
  const refresh = () => Promise.all(touches.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
  return useMutation({
    mutationFn: (input: Input) => save(api, input),
    onSuccess: async (answer, input) => {
      if (words !== undefined) toasts.show({ words: words(answer, input) });
      await refresh();
      onDone?.(answer);
    },
    // What was refused as changed meanwhile is shown as it is now.
    onError: refresh,
  });
}
