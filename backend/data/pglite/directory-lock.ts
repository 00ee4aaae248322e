/**
 * A lock on the embedded database's folder.
 *
 * PGlite has none: two processes on one folder ruin it without any error (seen 2026-11-22: rows lost, unique values doubled).
 * An exclusive SQLite transaction on a side file is a lock that the operating system frees by itself when the holder dies,
 * kill -9 included, so a stale one never needs to be guessed at. The pid beside it is only for the message.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Somebody else has the folder open. */
export class DirectoryLockedError extends Error {
  override readonly name = 'DirectoryLockedError';
  readonly pid: string;
  constructor(directory: string, pid: string, options?: ErrorOptions) {
    super(
      `The data folder ${directory} is in use by another Threadside process (pid ${pid}). ` +
        'Stop that process, or set DATA_DIR to another folder. To run several processes, use PostgreSQL by DATABASE_URL.',
      options,
    );
    this.pid = pid;
  }
}

export type DirectoryLock = { release: () => void };

/** Takes the folder for this process, or throws `DirectoryLockedError` at once. */
export function lockDirectory(directory: string): DirectoryLock {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const pidFile = join(directory, 'server.pid');
  const database = new DatabaseSync(join(directory, 'server.lock'), { timeout: 0 });
  try {
    database.exec('begin exclusive');
  } catch (cause) {
    database.close();
    throw new DirectoryLockedError(directory, readPid(pidFile), { cause });
  }
  writeFileSync(pidFile, `${process.pid}\n`);
  return { release: () => database.close() };
}

function readPid(pidFile: string): string {
  try {
    return readFileSync(pidFile, 'utf8').trim();
  } catch {
    // The holder has the lock but has not written its pid yet; the message is then less exact, the refusal is not.
    return 'unknown, just starting';
  }
}
