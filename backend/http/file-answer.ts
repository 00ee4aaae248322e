/** An answer that is a file, sent as it is made; a reader that is slow makes the writer wait. */
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { ROWS_HEADER, type FileAnswer } from '#lib/contract/route.ts';
import { contentDisposition } from '#backend/core/file-names.ts';

/**
 * What a page of a frame may do: show itself, its own styles and pictures, and open links in tabs of their own. Whoever shows it may
 * measure it, as nothing in it runs.
 */
const FRAME_CSP = [
  'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data: https: http:',
  "frame-ancestors 'self'",
].join('; ');

/** Sends the file as a download, never shown as a page, whatever it is; HTML of ours as a page of a frame. */
export function sendFile(reply: FastifyReply, type: string, file: FileAnswer): FastifyReply {
  const { name, rows, sizeBytes, pieces } = file;
  if (rows !== null) void reply.header(ROWS_HEADER, String(rows));
  if (sizeBytes !== null) void reply.header('content-length', sizeBytes);
  if (type !== 'text/html') void reply.header('content-disposition', contentDisposition(name));
  return reply
    .type(type === 'application/octet-stream' ? type : `${type}; charset=utf-8`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', type === 'text/html' ? FRAME_CSP : "sandbox; default-src 'none'")
    .header('cache-control', 'private, no-store')
    .header('x-accel-buffering', 'no')
    .send(Readable.from(pieces, { objectMode: false, highWaterMark: 64 * 1024 }));
}
