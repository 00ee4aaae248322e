import { readManagedSettings, type ManagedArea } from '#lib/messaging/managed-settings.ts';
import { parseCompanionAddress } from '#lib/store/companion-address.ts';
import { createConnectionStore, type ConnectionStore } from '#lib/store/connection.ts';
import { createExtensionStore, type StorageArea } from '#lib/store/extension-storage.ts';
import { presetConnection } from '#lib/store/preset-connection.ts';

/** The connection as the extension keeps it, the same for its pages and its worker; an administrator's address stands above. */
// A parameter called `storage` made the React module's auto-import bring 3 kB of a storage library along.
export async function openConnection(areas: {
  local: StorageArea;
  managed?: ManagedArea;
}): Promise<ConnectionStore> {
  const kept = createConnectionStore(createExtensionStore(areas.local));
  const { companionAddress } = await readManagedSettings(areas.managed);
  const preset = parseCompanionAddress(companionAddress ?? '');
  return preset.ok ? presetConnection(kept, preset.value) : kept;
}
