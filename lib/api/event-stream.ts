/** Server-sent events, read by fetch: an EventSource could not send the bearer. */
import { EventSourceParserStream } from 'eventsource-parser/stream';
import type * as z from 'zod/mini';
import { ApiUnreachable } from './api-errors.ts';

/** The companion says something each 15 s; a line that is silent for longer than two of them is dead. */
const SILENCE_MS_MAX = 35_000;

/** Each event's data, parsed. Ends when the companion ends the stream, rejects when the line breaks or the caller aborts. */
export async function* readEvents<T extends z.ZodMiniType>(
  response: Response,
  shape: T,
): AsyncGenerator<z.output<T>> {
  if (response.body === null) return;
  const events = response.body
    .pipeThrough(failWhenSilent())
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

/** Lets bytes through until none come for too long; a computer that slept does not notice otherwise. */
function failWhenSilent(): TransformStream<BufferSource, BufferSource> {
  let timer: ReturnType<typeof setTimeout>;
  const wait = (controller: TransformStreamDefaultController) => {
    clearTimeout(timer);
    timer = setTimeout(
      () => controller.error(new ApiUnreachable('The companion fell silent.')),
      SILENCE_MS_MAX,
    );
  };
  return new TransformStream({
    start: wait,
    transform: (chunk: BufferSource, controller) => {
      wait(controller);
      controller.enqueue(chunk);
    },
    flush: () => clearTimeout(timer),
  });
}
