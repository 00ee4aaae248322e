/** An answer that lasts: server-sent events (WHATWG HTML, 9.2), with a sign of life while nothing happens. */
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Proxies cut connections that are silent for a minute; a reader that hears nothing for two of these may call again. */
const SIGN_OF_LIFE_MS = 15_000;

/** A reader that does not take the end of the stream within this time is gone, and must not keep a stopping process. */
const GOODBYE_MS = 1_000;

/** Sends each message as an event of JSON until the messages end. */
export function sendEventStream(reply: FastifyReply, messages: AsyncIterable<unknown>): FastifyReply {
  const body = new Readable({ read: () => {} });
  const signs = setInterval(() => body.push(': still here\n\n'), SIGN_OF_LIFE_MS);
  body.once('close', () => clearInterval(signs));
  void (async () => {
    try {
      for await (const message of messages) body.push(`data: ${JSON.stringify(message)}\n\n`);
      body.push(null);
      setTimeout(() => reply.raw.destroy(), GOODBYE_MS).unref();
    } catch (error) {
      body.destroy(error as Error);
    }
  })();
  return reply
    .type('text/event-stream')
    .header('cache-control', 'no-store')
    .header('connection', 'close')
    .header('x-accel-buffering', 'no') // nginx would keep events back until its buffer is full
    .send(body);
}
