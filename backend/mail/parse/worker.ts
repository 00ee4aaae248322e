/** The thread in which mails are parsed, one after the other; see `mail-parser`. */
import { parentPort } from 'node:worker_threads';
import { assertExists } from '#lib/base/assert.ts';
import { faultBeforeParsing } from './limits.ts';
import { parseMail } from './parse-mail.ts';
import type { ParseAnswer } from './mail-parser.ts';

const port = assertExists(parentPort, 'the parent of the mail worker');

port.on('message', (raw: Uint8Array) => void reply(raw));

async function reply(raw: Uint8Array): Promise<void> {
  const given = await answer(raw);
  const buffers = given.ok ? given.value.files.map(({ bytes }) => bytes.buffer as ArrayBuffer) : [];
  port.postMessage(
    given,
    [...new Set(buffers)].filter((buffer) => buffer !== raw.buffer),
  );
}

async function answer(raw: Uint8Array): Promise<ParseAnswer> {
  const fault = faultBeforeParsing(raw);
  if (fault !== null) return { ok: false, error: fault };
  try {
    return { ok: true, value: await parseMail(raw) };
  } catch {
    return { ok: false, error: 'unreadable' };
  }
}
