import type { Owner, Tables } from './tables.ts';

/** What is being typed, per thread and form, written at each keystroke and found again in its place. */
export type Drafts = {
  /** Null where there is none. */
  read(key: string): Promise<unknown>;
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
  const inOrder = (work: () => Promise<void>): Promise<void> => {
    last = last.catch(() => {}).then(work);
    return last;
  };
  return {
    read: async (key) => {
      await last.catch(() => {});
      return (await tables.get('drafts', owner, key))?.value ?? null;
    },
    write: (key, value, now) => inOrder(() => tables.put('drafts', { owner, key, at: now, value })),
    remove: (key) => inOrder(() => tables.remove('drafts', owner, key)),
    count: async () => (await tables.list('drafts', owner)).length,
  };
}
