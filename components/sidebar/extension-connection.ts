import { readManagedSettings, type ManagedArea } from '#lib/messaging/managed-settings.ts';
import { parseCompanionAddress } from '#lib/store/companion-address.ts';
import { createConnectionStore, type ConnectionStore } from '#lib/store/connection.ts';
import { createExtensionStore, type StorageArea } from '#lib/store/extension-storage.ts';
import { presetConnection } from '#lib/store/preset-connection.ts';

/** The connection as the extension keeps it, the same for its pages and its worker; an administrator's address stands above. */
export async function openConnection(storage: {
  local: StorageArea;
  managed?: ManagedArea;
}): Promise<ConnectionStore> {
  const kept = createConnectionStore(createExtensionStore(storage.local));
  const { companionAddress } = await readManagedSettings(storage.managed);
  const preset = parseCompanionAddress(companionAddress ?? '');
  return preset.ok ? presetConnection(kept, preset.value) : kept;
}
