/** What the screens see of the files on their way: those that are kept, what this page does about them, and what it has sent. */
import type { Problem } from '#lib/contract/errors.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import type { KeptFile, KeptFiles } from '#lib/store/kept-files.ts';

/** `unread`: it could not be read, or the page that read it was closed. `refused`: the companion said no. A person decides. */
export type FileState = 'reading' | 'waiting' | 'sending' | 'kept' | 'unread' | 'refused';

export type CarriedFile = Pick<KeptFile, 'id' | 'createId' | 'place' | 'name' | 'size'> & {
  /** Null while its ticket is not made. */
  ticketId: TicketId | null;
  state: FileState;
  /** Why it is refused; null where it is not. */
  problem: Problem | null;
};

export type CarriedList = {
  get: () => readonly CarriedFile[];
  subscribe: (listener: () => void) => () => void;
  add: (file: KeptFile) => void;
  set: (id: string, state: FileState, problem?: Problem) => void;
  forget: (id: string) => void;
  refresh: () => Promise<void>;
};

/** States that only this page knows of. */
const OWN: readonly FileState[] = ['reading', 'sending', 'kept'];

export function createCarriedList(files: KeptFiles): CarriedList {
  let shown: readonly CarriedFile[] = [];
  const listeners = new Set<() => void>();
  const forgotten = new Set<string>();
  let changes = 0;
  const show = (next: readonly CarriedFile[]) => {
    shown = next;
    changes += 1;
    for (const listener of listeners) listener();
  };
  return {
    get: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: (file) => show([...shown, toCarried(file, null)]),
    set: (id, state, problem) =>
      show(shown.map((file) => (file.id === id ? { ...file, state, problem: problem ?? null } : file))),
    forget: (id) => {
      forgotten.add(id);
      show(shown.filter((file) => file.id !== id));
    },
    refresh,
  };

  async function refresh(): Promise<void> {
    const seen = changes;
    const kept = await files.list();
    const made = await Promise.all(kept.map(({ createId }) => files.findMade(createId)));
    // What changed meanwhile may be newer than what was read.
    if (seen !== changes) return refresh();
    const rows = kept
      .map((file, index) => toCarried(file, made[index]?.ticketId ?? null))
      .filter(({ id }) => !forgotten.has(id));
    const own = shown.filter(({ state }) => OWN.includes(state));
    const merged = rows.map((row) => ({ ...row, ...stateOf(own, row) }));
    show([...own.filter(({ id }) => !rows.some((row) => row.id === id)), ...merged]);
  }
}

function stateOf(own: readonly CarriedFile[], { id, state }: CarriedFile): Pick<CarriedFile, 'state'> {
  return { state: own.find((file) => file.id === id)?.state ?? state };
}

function toCarried(file: KeptFile, ticketId: TicketId | null): CarriedFile {
  const { id, createId, place, name, size, problem, bytes } = file;
  const state = problem !== undefined ? 'refused' : bytes === undefined ? 'unread' : 'waiting';
  return { id, createId, place, name, size, ticketId, state, problem: problem ?? null };
}
