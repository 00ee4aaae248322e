import { expect, it } from 'vitest';
import { keepFoundBy, readFoundBy } from './found-by.ts';
import { createMemoryKeyValueStore } from './key-value-store.ts';

it('readFoundBy answers the last of each mail program, and nothing when what is kept cannot be read', async () => {
  const values = createMemoryKeyValueStore();
  expect(await readFoundBy(values)).toEqual({});
  await keepFoundBy(values, 'outlook-web', { subject: 'first-heading' });
  await keepFoundBy(values, 'gmail', { subject: null });
  await keepFoundBy(values, 'outlook-web', { subject: 'marked-subject', mailbox: null });
  expect(await readFoundBy(values)).toEqual({
    'outlook-web': { subject: 'marked-subject', mailbox: null },
    gmail: { subject: null },
  });
  await values.set('foundBy', { gmail: 'broken' });
  expect(await readFoundBy(values)).toEqual({});
});
