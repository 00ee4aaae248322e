/**
 * PGlite's folder on disk, with fsync.
 *
 * As it comes, PGlite runs with fsync off, and its file system answers fsync without doing anything, so a loss of power may
 * lose acknowledged commits or ruin the folder (upstream issue 1107, open on 2026-11-22). This adds the missing operation to
 * the file system of the engine; `fsyncParameters` are the start parameters that make the engine call it. Directories are not
 * synced, which is why the embedded engine still promises no more than the death of the process.
 */
import { fsyncSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Init = Parameters<NodeFS['init']>;
type EmscriptenModule = { NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } } };

export class SyncingNodeFs extends NodeFS {
  readonly #onSync: () => void;

  /** `onSync` is called after each fsync; tests count them. */
  constructor(directory: string, onSync: () => void = () => {}) {
    super(directory);
    this.#onSync = onSync;
  }

  override async init(...[pglite, options]: Init): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options);
    const addFsync = (module: unknown) => {
      (module as EmscriptenModule).NODEFS.stream_ops.fsync = ({ nfd }) => {
        fsyncSync(nfd);
        this.#onSync();
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } };
  }
}

/** PGlite's start parameters without the one that turns fsync off; fdatasync does nothing in the engine, fsync works. */
export const fsyncParameters = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
];
