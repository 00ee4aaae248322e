import type { KeyValueStore } from './key-value-store.ts';

type Changes = Record<string, { newValue?: unknown }>;
type ChangeListener = (changes: Changes) => void;

/** The part of `browser.storage.local` that is used; given by the entry point, so that this file knows no browser. */
export type StorageArea = {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
  onChanged: { addListener(listener: ChangeListener): void; removeListener(listener: ChangeListener): void };
};

/**
 * Values in the extension's own storage. The background worker restricts that area to trusted contexts, so neither the mail
 * page nor our own content script can read what is kept here.
 */
export function createExtensionStore(area: StorageArea): KeyValueStore {
  return {
    get: async (key) => (await area.get(key))[key],
    set: (key, value) => area.set({ [key]: value }),
    remove: (key) => area.remove(key),
    watch: (key, listener, { signal }) => {
      const handleChange: ChangeListener = (changes) => {
        const change = changes[key];
        if (change !== undefined) listener(change.newValue);
      };
      area.onChanged.addListener(handleChange);
      signal.addEventListener('abort', () => area.onChanged.removeListener(handleChange));
    },
  };
}
