import { expect, it } from 'vitest';
import { createMemoryKeyValueStore } from './key-value-store.ts';
import { readRowMarks, setRowMarks } from './row-marks.ts';

it('readRowMarks is true until somebody turns marks off, and again when they are turned on', async () => {
  const values = createMemoryKeyValueStore();
  expect(await readRowMarks(values)).toBe(true);
  await setRowMarks(values, false);
  expect(await readRowMarks(values)).toBe(false);
  await setRowMarks(values, true);
  expect(await readRowMarks(values)).toBe(true);
});
