import { useQuery } from '@tanstack/react-query';
import { FILE_BYTES_MAX } from '#lib/contract/attachments.ts';
import type { MailFile } from '#lib/mail/mail-host.ts';
import { useServices } from '../services.tsx';

/** `none`: the message has no files, or the mail program gives none. */
export type MailFiles = {
  state: 'none' | 'looking' | 'failed' | 'listed';
  files: readonly MailFile[];
  retry: () => void;
};

/** The files of a message of the open thread. */
export function useMailFiles(messageKey: string | undefined): MailFiles {
  const { host } = useServices();
  const query = useQuery({
    queryKey: ['mail-files', messageKey],
    queryFn: () => host.listFiles(messageKey ?? ''),
    enabled: host.can.readFiles && messageKey !== undefined,
    networkMode: 'always',
    retry: false,
    staleTime: 0,
  });
  const files = query.data ?? [];
  const state = query.isLoading ? 'looking' : query.isError ? 'failed' : 'listed';
  return {
    state: state === 'listed' && files.length === 0 ? 'none' : state,
    files,
    retry: () => void query.refetch(),
  };
}

/** Larger than the companion keeps; one of unknown size is found out when it is read. */
export function isTooLarge({ size }: MailFile): boolean {
  return (size ?? 0) > FILE_BYTES_MAX;
}
