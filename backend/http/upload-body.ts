/** A body that is a file. */
import { RefusedError } from '#backend/commands/companion.ts';

/** Bytes beyond the limit are read up to this many times the limit and dropped: a sender who is cut off never hears why. */
const DRAINED_TIMES = 4;

/** The bytes as they arrive; throws a `RefusedError` after the last one when they were more than the limit. */
export async function* readUpload(
  body: AsyncIterable<Uint8Array>,
  bytesMax: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const bytes of body) {
    size += bytes.length;
    if (size <= bytesMax) yield bytes;
    else if (size > bytesMax * DRAINED_TIMES) break;
  }
  if (size <= bytesMax) return;
  const detail = `Choose a file of ${bytesMax / 1_000_000} MB at most.`;
  throw new RefusedError({ code: 'body_too_large', detail });
}
