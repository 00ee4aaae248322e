/** Backup files, restoring them, and moving an embedded database to PostgreSQL. */
import { createReadStream, createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { ArchiveError } from './data/archive-format.ts';
import { readArchive, writeArchive, type ArchiveSummary } from './data/archive.ts';
import type { Database } from './data/database.ts';

/** Writes a backup; the file appears under its name only once it is whole. Only its owner can read it. */
export async function backUp(database: Database, file: string, now: Date): Promise<void> {
  const unfinished = `${file}.unfinished`;
  await database.snapshot(async (tx) => {
    const lines = writeArchive(tx, { withSessions: false }, now);
    await pipeline(
      Readable.from(withLineEnds(lines)),
      createGzip(),
      createWriteStream(unfinished, { mode: 0o600 }),
    );
  });
  await rename(unfinished, file);
}

/** Loads a backup into an empty database. Throws `ArchiveError` for one that cannot be used. */
export async function restore(database: Database, file: string): Promise<ArchiveSummary> {
  const input = createReadStream(file);
  const unzipped = input.pipe(createGunzip());
  const lines = createInterface({ input: unzipped, crlfDelay: Infinity });
  const broken = new Promise<never>((_, reject) => {
    input.on('error', (cause) => reject(new ArchiveError(`The file ${file} cannot be read.`, { cause })));
    unzipped.on('error', (cause) =>
      reject(new ArchiveError('The backup is damaged or is no backup.', { cause })),
    );
  });
  return Promise.race([readArchive(database, lines), broken]);
}

/** Copies everything, sessions too, from one open database to an empty other. */
export async function move(from: Database, to: Database, now: Date): Promise<ArchiveSummary> {
  return from.snapshot((tx) => readArchive(to, writeArchive(tx, { withSessions: true }, now)));
}

async function* withLineEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}
