import { describe, expect, it } from 'vitest';
import { createConnectionStore, type Connection } from './connection.ts';
import { createMemoryKeyValueStore } from './key-value-store.ts';
import { presetConnection } from './preset-connection.ts';

const PRESET = 'https://desk.norrvik.example';
const user = { id: 'u1', name: 'Ana Ribeiro' };

async function kept(connection: Partial<Connection>) {
  const store = createConnectionStore(createMemoryKeyValueStore());
  await store.update(connection);
  return { store, preset: presetConnection(store, PRESET) };
}

describe('preset connection', () => {
  it('has the address before anybody typed one', async () => {
    const { preset } = await kept({});
    expect(await preset.read()).toEqual({ address: PRESET, token: null, user: null, device: null });
  });

  it('keeps the session with the preset companion', async () => {
    const { preset } = await kept({ address: PRESET, token: 'token', user });
    expect(await preset.read()).toMatchObject({ address: PRESET, token: 'token', user });
  });

  it('forgets the token of another companion, also when something is written', async () => {
    const { preset, store } = await kept({ address: 'https://other.example', token: 'theirs', user });
    expect((await preset.read()).token).toBeNull();
    await preset.update({ device: null });
    expect(await store.read()).toEqual({ address: PRESET, token: null, user: null, device: null });
  });

  it('stays when the address is taken away', async () => {
    const { preset } = await kept({ address: PRESET, token: 'token', user });
    expect((await preset.update({ address: null })).address).toBe(PRESET);
  });
});
