import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('readConfig', () => {
  it('runs on the embedded database at port 4310 when nothing is set', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      ok: true,
      value: { port: 4310, databaseUrl: null, publicUrl: null },
    });
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://x'],
    ['PUBLIC_URL', 'desk.example.com'],
    ['LOG_LEVEL', 'loud'],
    ['EXTENSION_IDS', 'nope'],
    ['TLS_CERT_FILE', 'without-its-key.pem'],
  ])('names %s when it is %s', (name, value) => {
    const config = readConfig({ [name]: value });
    expect(config).toMatchObject({ ok: false, error: [expect.stringMatching(new RegExp(`^${name}`))] });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '' })).toMatchObject({
      ok: true,
      value: { port: 4310, databaseUrl: null },
    });
  });

  it('offers a provider once its id and secret are both there', () => {
    const some = readConfig({ GOOGLE_CLIENT_ID: 'x', OIDC_CLIENT_ID: 'y', OIDC_CLIENT_SECRET: 'z' });
    expect(some.ok && some.value.providers).toEqual({});
    const all = readConfig({
      MICROSOFT_CLIENT_ID: 'a',
      MICROSOFT_CLIENT_SECRET: 'b',
      OIDC_ISSUER: 'https://login.norrvik.example/',
      OIDC_CLIENT_ID: 'y',
      OIDC_CLIENT_SECRET: 'z',
    });
    expect(all.ok && all.value.providers).toEqual({
      microsoft: { clientId: 'a', clientSecret: 'b', tenantId: 'common' },
      oidc: {
        clientId: 'y',
        clientSecret: 'z',
        name: 'your organisation',
        discoveryUrl: 'https://login.norrvik.example/.well-known/openid-configuration',
      },
    });
  });

  it('opens no door to domains unless told', () => {
    const plain = readConfig({});
    expect(plain.ok && plain.value.openDoor).toEqual({ domains: [], profile: 'Viewer' });
    const open = readConfig({ ALLOWED_DOMAINS: 'Norrvik.example, osterby.example', SECRET_KEY: 'short' });
    expect(open.ok).toBe(false);
  });
});
