/** Everything about a person as one file: what the law lets them ask for. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { RecordId } from '#lib/contract/ids.ts';
import type { FileAnswer } from '#lib/contract/route.ts';
import { isPermitted } from '#backend/core/permissions.ts';
import { readChunks } from '#backend/data/attachments.ts';
import type { Db } from '#backend/data/database.ts';
import { readMessageChunks } from '#backend/data/message-attachments.ts';
import { findPerson, readPersonRows, type PersonRows } from '#backend/data/people.ts';
import type { Call, Companion, Refusal } from './companion.ts';

/** The file; its files within it are base64. */
export async function exportPerson(
  { database: { db }, now }: Companion,
  { actor, input }: Call<{ recordId: RecordId }>,
): Promise<Result<FileAnswer<Uint8Array>, Refusal>> {
  const person = isPermitted(actor, 'tickets.read-all') ? await findPerson(db, input.recordId) : null;
  if (person === null) return err({ code: 'not_found' });
  const { attachment, message_attachment, ...tables } = await readPersonRows(db, person);
  const head = { madeAt: now().toISOString(), addresses: person.identity.addresses, ...tables };
  const name = `person ${now().toISOString().slice(0, 10)}.json`;
  return ok({
    name,
    rows: null,
    sizeBytes: null,
    pieces: write(db, head, { attachment, message_attachment }),
  });
}

type Files = Pick<PersonRows, 'attachment' | 'message_attachment'>;

async function* write(db: Db, head: object, files: Files): AsyncGenerator<Uint8Array> {
  yield encode(JSON.stringify(head, null, 1).slice(0, -2));
  yield encode(',\n "attachment": [');
  for (const [place, file] of files.attachment.entries())
    yield* writeFile(place, file, readChunks(db, file.id));
  yield encode('\n ],\n "message_attachment": [');
  for (const [place, file] of files.message_attachment.entries())
    yield* writeFile(place, file, readMessageChunks(db, file.id));
  yield encode('\n ]\n}\n');
}

async function* writeFile(
  place: number,
  file: object,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield encode(`${place === 0 ? '' : ','}\n  ${JSON.stringify(file).slice(0, -1)},"bytes":[`);
  let isFirst = true;
  for await (const chunk of chunks) {
    yield encode(`${isFirst ? '' : ','}"${Buffer.from(chunk).toString('base64')}"`);
    isFirst = false;
  }
  yield encode(']}');
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
