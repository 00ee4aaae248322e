import { FILE_BYTES_MAX } from '#lib/contract/attachments.ts';

/** A file that is added: on its way, waiting for its turn, or refused and kept until somebody decides. */
export type Upload = {
  id: string;
  file: File;
  state: 'waiting' | 'sending' | 'failed';
  /** From 0 to 1. */
  sent: number;
  /** Why it failed. */
  error: unknown;
  /** False where sending the same file again cannot help. */
  canRetry: boolean;
};

/** A file that could not even be sent: too large. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}

/** The chosen files as they wait; one that is too large is refused before its bytes are sent in vain. */
export function toUploads(files: readonly File[], newId: () => string): Upload[] {
  return files.map((file) => {
    const isTooLarge = file.size > FILE_BYTES_MAX;
    return {
      id: newId(),
      file,
      state: isTooLarge ? 'failed' : 'waiting',
      sent: 0,
      error: isTooLarge ? new FileTooLarge() : null,
      canRetry: !isTooLarge,
    };
  });
}
