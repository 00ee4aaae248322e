import type { Owner, Tables } from './tables.ts';

/** What is being typed, per thread and form, written at each keystroke and found again in its place. */
export type Drafts = {
  /** Null where there is none. */
  read(key: string): Promise<unknown>;
  /** What `read` would give, at once; undefined where the key was neither read nor written by this page yet. */
  peek(key: string): unknown;
  write(key: string, value: unknown, now: number): Promise<void>;
  remove(key: string): Promise<void>;
  count(): Promise<number>;
};

/** Key of a draft: the thread (or ticket) and the form on it. */
export function draftKey(place: string, form: 'new-ticket' | 'comment' | 'add-person'): string {
  return `${form} ${place}`;
}

/** The drafts of `owner`. Writes keep their order, so that the last keystroke is the one that stays. */
export function createDrafts(tables: Tables, owner: Owner): Drafts {
  let last: Promise<void> = Promise.resolve();
  const known = new Map<string, unknown>();
  const inOrder = (work: () => Promise<void>): Promise<void> => {
    last = last.catch(() => {}).then(work);
    return last;
  };
  return {
    read: async (key) => {
      await last.catch(() => {});
      const value = (await tables.get('drafts', owner, key))?.value ?? null;
      known.set(key, value);
      return value;
    },
    peek: (key) => known.get(key),
    write: (key, value, now) => {
      known.set(key, value);
      return inOrder(() => tables.put('drafts', { owner, key, at: now, value }));
    },
    remove: (key) => {
      known.set(key, null);
      return inOrder(() => tables.remove('drafts', owner, key));
    },
    count: async () => (await tables.list('drafts', owner)).length,
  };
}
