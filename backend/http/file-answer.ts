/** An answer that is a file, sent as it is made; a reader that is slow makes the writer wait. */
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { ROWS_HEADER, type FileAnswer } from '#lib/contract/route.ts';
import { contentDisposition } from '#backend/core/file-names.ts';

/** Sends the file as a download, never shown as a page, whatever it is. */
export function sendFile(reply: FastifyReply, type: string, file: FileAnswer): FastifyReply {
  const { name, rows, sizeBytes, pieces } = file;
  if (rows !== null) void reply.header(ROWS_HEADER, String(rows));
  if (sizeBytes !== null) void reply.header('content-length', sizeBytes);
  return reply
    .type(type === 'text/csv' ? 'text/csv; charset=utf-8' : type)
    .header('content-disposition', contentDisposition(name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cache-control', 'private, no-store')
    .header('x-accel-buffering', 'no')
    .send(Readable.from(pieces, { objectMode: false, highWaterMark: 64 * 1024 }));
}
