import type { Tables } from './tables.ts';

type Case = { name: string; run: (tables: Tables) => Promise<[seen: unknown, expected: unknown]> };

/** A row; its value is its key unless one is given. */
function row(...[owner, key, at, value = key]: [owner: string, key: string, at: number, value?: unknown]) {
  return { owner, key, at, value };
}

/** What every implementation of `Tables` keeps to, as data: the memory one runs them in Node, the browser's in Chromium. */
export const TABLES_CONTRACT: Case[] = [
  {
    name: 'gives back what was put',
    run: async (tables) => {
      await tables.put('drafts', row('a', 'k', 1, { words: ['x', null, 1] }));
      return [await tables.get('drafts', 'a', 'k'), row('a', 'k', 1, { words: ['x', null, 1] })];
    },
  },
  {
    name: 'gives null when nothing is there',
    run: async (tables) => [await tables.get('cache', 'a', 'nothing'), null],
  },
  {
    name: 'puts over the row before when owner and key are the same',
    run: async (tables) => {
      await tables.put('cache', row('a', 'k', 1, 'old'));
      await tables.put('cache', row('a', 'k', 2, 'new'));
      return [(await tables.list('cache', 'a')).map((found) => found.value), ['new']];
    },
  },
  {
    name: 'keeps owners and tables apart',
    run: async (tables) => {
      await tables.put('outbox', row('a', 'k', 1, 'of a'));
      await tables.put('outbox', row('b', 'k', 2, 'of b'));
      await tables.put('outbox', row('ab', 'k', 3, 'of ab'));
      const seen = [await tables.list('outbox', 'a'), await tables.get('drafts', 'a', 'k')];
      return [seen, [[row('a', 'k', 1, 'of a')], null]];
    },
  },
  {
    name: 'lists oldest first, and everybody when no owner is given',
    run: async (tables) => {
      for (const [owner, key, at] of [
        ['b', 'x', 3],
        ['a', 'z', 1],
        ['a', 'y', 2],
      ] as const)
        await tables.put('outbox', row(owner, key, at));
      return [(await tables.list('outbox', null)).map((found) => found.key), ['z', 'y', 'x']];
    },
  },
  {
    name: 'removes one row and no other',
    run: async (tables) => {
      await tables.put('drafts', row('a', 'x', 1));
      await tables.put('drafts', row('a', 'y', 2));
      await tables.remove('drafts', 'a', 'x');
      await tables.remove('drafts', 'a', 'never there');
      return [(await tables.list('drafts', 'a')).map((found) => found.key), ['y']];
    },
  },
  {
    name: 'is empty in all tables after clear',
    run: async (tables) => {
      for (const table of ['cache', 'outbox', 'drafts', 'files'] as const)
        await tables.put(table, row('a', 'k', 1));
      await tables.clear();
      const left = await Promise.all(
        (['cache', 'outbox', 'drafts', 'files'] as const).map((table) => tables.list(table, null)),
      );
      return [left.flat(), []];
    },
  },
];
