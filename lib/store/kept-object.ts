/** One object among the kept values, read leniently and changed in parts. */
import type { KeyValueStore } from './key-value-store.ts';

export type KeptObject<T> = {
  /** What is kept; what `parse` makes of nothing where nothing readable is. */
  read(): Promise<T>;
  /** Changes what is given and keeps the rest. */
  update(changes: Partial<T>): Promise<T>;
  /** Tells every change, also those made in another tab. */
  watch(listener: (value: T) => void, options: { signal: AbortSignal }): void;
};

/** The object under `key` in `values`. */
export function keepObject<T extends object>(
  values: KeyValueStore,
  key: string,
  parse: (value: unknown) => T,
): KeptObject<T> {
  const read = async () => parse(await values.get(key));
  return {
    read,
    update: async (changes) => {
      const next = { ...(await read()), ...changes };
      await values.set(key, next);
      return next;
    },
    watch: (listener, options) => values.watch(key, (value) => listener(parse(value)), options),
  };
}
