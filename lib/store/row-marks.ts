/** Whether the mail program's list is marked with tickets: a choice of the person at this browser. */
import type { KeyValueStore } from './key-value-store.ts';

const KEY = 'rowMarks';

/** True until somebody turned it off. */
export async function readRowMarks(values: KeyValueStore): Promise<boolean> {
  return (await values.get(KEY)) !== false;
}

/** Holds for open mail pages within a minute, and for lists that are opened at once. */
export function setRowMarks(values: KeyValueStore, isOn: boolean): Promise<void> {
  return values.set(KEY, isOn);
}
