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
});
