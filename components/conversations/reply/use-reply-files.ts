import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { useUploads } from '#components/tickets/page/files/use-uploads.ts';
import { sendFile } from '#lib/api/upload.ts';
import type { ConversationId, MessageAttachmentId } from '#lib/contract/ids.ts';
import { addReplyFile, listReplyFiles, removeReplyFile } from '#lib/contract/reply-files.ts';

/** Files of the reply being written: those that the companion keeps for it, and those on their way. */
export function useReplyFiles(conversationId: ConversationId) {
  const [api, queryClient] = [useApi(), useQueryClient()];
  const params = { conversationId };
  const queryKey = ['reply-files', conversationId];
  const refresh = () => queryClient.invalidateQueries({ queryKey });
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => api(listReplyFiles, { params }, { signal }),
  });
  const uploads = useUploads({
    send: (file, options) =>
      sendFile(addReplyFile, { params, query: { name: file.name }, upload: file }, options),
    onSent: refresh,
  });
  const { mutate: remove } = useMutation({
    mutationFn: (attachmentId: MessageAttachmentId) =>
      api(removeReplyFile, { params: { conversationId, attachmentId } }),
    onSettled: refresh,
  });
  return { files: data?.items ?? [], uploads, remove, refresh };
}

export type ReplyFiles = ReturnType<typeof useReplyFiles>;
