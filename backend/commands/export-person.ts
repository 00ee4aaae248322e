/** Everything about a person as one file: what the law lets them ask for. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { AttachmentId, RecordId } from '#lib/contract/ids.ts';
import type { FileAnswer } from '#lib/contract/route.ts';
import { isPermitted } from '#backend/core/permissions.ts';
import { readChunks } from '#backend/data/attachments.ts';
import type { Db } from '#backend/data/database.ts';
import { findPerson, readPersonRows } from '#backend/data/people.ts';
import type { Call, Companion, Refusal } from './companion.ts';

/** The file; its files within it are base64. */
export async function exportPerson(
  { database: { db }, now }: Companion,
  { actor, input }: Call<{ recordId: RecordId }>,
): Promise<Result<FileAnswer<Uint8Array>, Refusal>> {
  const person = isPermitted(actor, 'tickets.read-all') ? await findPerson(db, input.recordId) : null;
  if (person === null) return err({ code: 'not_found' });
  const { attachment, ...tables } = await readPersonRows(db, person);
  const head = { madeAt: now().toISOString(), addresses: person.identity.addresses, ...tables };
  const name = `person ${now().toISOString().slice(0, 10)}.json`;
  return ok({ name, rows: null, sizeBytes: null, pieces: write(db, head, attachment) });
}

async function* write(
  db: Db,
  head: object,
  attachments: readonly { id: AttachmentId }[],
): AsyncGenerator<Uint8Array> {
  const encode = (text: string) => new TextEncoder().encode(text);
  yield encode(`${JSON.stringify(head, null, 1).slice(0, -2)},\n "attachment": [`);
  for (const [place, attachment] of attachments.entries()) {
    yield encode(`${place === 0 ? '' : ','}\n  ${JSON.stringify(attachment).slice(0, -1)},"bytes":[`);
    let isFirst = true;
    for await (const chunk of readChunks(db, attachment.id)) {
      yield encode(`${isFirst ? '' : ','}"${Buffer.from(chunk).toString('base64')}"`);
      isFirst = false;
    }
    yield encode(']}');
  }
  yield encode('\n ]\n}\n');
}
