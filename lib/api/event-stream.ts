/** Server-sent events, read by fetch: an EventSource could not send the bearer. */
import { EventSourceParserStream } from 'eventsource-parser/stream';
import type * as z from 'zod/mini';
import { ApiUnreachable } from './api-errors.ts';

/** Each event's data, parsed. Ends when the companion ends the stream, rejects when the line breaks or the caller aborts. */
export async function* readEvents<T extends z.ZodMiniType>(
  response: Response,
  shape: T,
): AsyncGenerator<z.output<T>> {
  if (response.body === null) return;
  const events = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  for (const reader = events.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parsed = shape.safeParse(JSON.parse(value.data));
    if (!parsed.success) throw new ApiUnreachable('The companion speaks another version of its events.');
    yield parsed.data;
  }
}
