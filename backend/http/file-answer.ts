/** An answer that is a file, sent as it is made; a reader that is slow makes the writer wait. */
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { ROWS_HEADER, type FileAnswer } from '#lib/contract/route.ts';

/** Sends the file as a download, never shown as a page. */
export function sendFile(
  reply: FastifyReply,
  type: string,
  { name, rows, pieces }: FileAnswer,
): FastifyReply {
  if (rows !== null) void reply.header(ROWS_HEADER, String(rows));
  return reply
    .type(`${type}; charset=utf-8`)
    .header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`,
    )
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(Readable.from(pieces, { objectMode: false, highWaterMark: 64 * 1024 }));
}
