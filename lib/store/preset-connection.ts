import { NO_CONNECTION, type Connection, type ConnectionStore } from './connection.ts';

/**
 * The connection of a browser whose administrator has set the companion. A token of another companion is forgotten and
 * never sent to this one.
 */
export function presetConnection(store: ConnectionStore, address: string): ConnectionStore {
  const fixed = (kept: Connection): Connection =>
    kept.address === address ? kept : { ...NO_CONNECTION, address };
  return {
    hasFixedAddress: true,
    read: async () => fixed(await store.read()),
    update: async (changes) => store.update({ ...fixed(await store.read()), ...changes, address }),
    watch: (listener, options) => store.watch((kept) => listener(fixed(kept)), options),
  };
}
