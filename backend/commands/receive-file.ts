import { CHUNK_BYTES } from '#backend/data/attachments.ts';
import type { Refusal } from './companion.ts';

/** For a file that would take more than all may take together. */
export const NO_ROOM: Refusal = {
  code: 'no_room',
  detail:
    'Remove files that are not needed, or ask an admin for more room. The workspace’s files have filled theirs.',
};

type Keep = (chunk: { position: number; bytes: Uint8Array }) => Promise<void>;

/** Has a file's bytes kept as they arrive, in chunks of one size; resolves with their sum. */
export async function receiveFile(upload: AsyncIterable<Uint8Array>, keep: Keep): Promise<number> {
  let waiting = Buffer.alloc(0);
  let [sizeBytes, position] = [0, 0];
  for await (const bytes of upload) {
    sizeBytes += bytes.length;
    waiting = Buffer.concat([waiting, bytes]);
    while (waiting.length >= CHUNK_BYTES) {
      await keep({ position, bytes: waiting.subarray(0, CHUNK_BYTES) });
      waiting = waiting.subarray(CHUNK_BYTES);
      position += 1;
    }
  }
  if (waiting.length > 0) await keep({ position, bytes: waiting });
  return sizeBytes;
}
