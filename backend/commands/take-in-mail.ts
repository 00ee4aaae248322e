/** Takes a raw mail in, or sets it aside with the reason; never stops for one mail. */
import type { RefusedReason } from '#lib/contract/refused-mails.ts';
import type { MailPlace } from '#backend/data/received-mails.ts';
import {
  deleteRefused,
  insertRefused,
  noteRefusedAgain,
  readRefusedChunks,
  type DueRefusal,
} from '#backend/data/refused-mails.ts';
import { isUnavailable } from '#backend/data/unavailable.ts';
import type { MailParser, ParseAnswer } from '#backend/mail/parse/mail-parser.ts';
import type { Companion } from './companion.ts';
import { receiveMail } from './receive-mail.ts';

export type RawMail = { place: MailPlace; arrivedAt: Date | null; raw: Uint8Array };

/** After the first try, and after the second. */
const PAUSES_MS = [60_000, 600_000];
/** What is as it is however often it is tried. */
const FINAL: ReadonlySet<RefusedReason> = new Set([
  'too-large',
  'headers-too-large',
  'too-many-recipients',
  'too-many-parts',
]);

/** What became of a mail. */
export type TakenIn = 'new' | 'known' | 'refused';

/** Throws only when the database is away, as then nothing can be set aside either. */
export async function takeInMail(companion: Companion, mail: RawMail, parsed: ParseAnswer): Promise<TakenIn> {
  const outcome = await tryMail(companion, mail, parsed);
  if (outcome === true) return 'new';
  if (outcome === false) return 'known';
  await setAside(companion, { ...mail, sizeBytes: mail.raw.length, reason: outcome });
  return 'refused';
}

/** Sets a mail aside; one too large to be fetched has no bytes. */
export async function setAside(
  companion: Companion,
  {
    place,
    arrivedAt,
    raw,
    sizeBytes,
    reason,
  }: Omit<RawMail, 'raw'> & { raw: Uint8Array | null; sizeBytes: number; reason: RefusedReason },
): Promise<void> {
  const at = companion.now();
  const dueAt = nextTry(reason, 1, at);
  await companion.database.transaction((tx) =>
    insertRefused(tx, { place, reason, raw, sizeBytes, arrivedAt, at, dueAt }),
  );
}

/** Tries a mail that was set aside once more. */
export async function retryMail(companion: Companion, parser: MailParser, due: DueRefusal): Promise<void> {
  const { db } = companion.database;
  const chunks: Uint8Array[] = [];
  for await (const chunk of readRefusedChunks(db, due.id)) chunks.push(chunk);
  const mail = {
    place: due.place,
    arrivedAt: due.arrivedAt === null ? null : new Date(due.arrivedAt),
    raw: Buffer.concat(chunks),
  };
  const outcome =
    mail.raw.length === 0
      ? ('too-large' as const)
      : await tryMail(companion, mail, await parser.parse(mail.raw));
  if (typeof outcome === 'boolean') await deleteRefused(db, due.id);
  else
    await noteRefusedAgain(db, due.id, {
      reason: outcome,
      dueAt: nextTry(outcome, due.tries, companion.now()),
    });
}

function nextTry(reason: RefusedReason, tries: number, at: Date): Date | null {
  const pause = PAUSES_MS[tries - 1];
  return pause === undefined || FINAL.has(reason) ? null : new Date(at.getTime() + pause);
}

/** Whether it is new; or why it cannot be taken in. */
async function tryMail(
  companion: Companion,
  { place, arrivedAt }: RawMail,
  parsed: ParseAnswer,
): Promise<boolean | RefusedReason> {
  if (!parsed.ok) return parsed.error;
  try {
    return await receiveMail(companion, { place, arrivedAt, mail: parsed.value });
  } catch (error) {
    if (isUnavailable(error)) throw error;
    return 'not-stored';
  }
}
