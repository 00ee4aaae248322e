import { describe, expect, it } from 'vitest';
import { coversMailbox, parseManagedSettings, readManagedSettings } from './managed-settings.ts';

const covers = (mailboxes: unknown, mailbox: string): boolean =>
  coversMailbox(parseManagedSettings({ mailboxes }), mailbox);

describe('mailboxes of the policy', () => {
  it.each([
    [undefined, 'ana@norrvik.example', true],
    [['ana@norrvik.example'], 'Ana@Norrvik.example', true],
    [['norrvik.example'], 'jonas@norrvik.example', true],
    [[' @Norrvik.example '], 'jonas@norrvik.example', true],
    [['norrvik.example'], 'ana@mail.norrvik.example', false],
    [['norrvik.example'], 'ana@notnorrvik.example', false],
    [['norrvik.example'], 'norrvik.example@elsewhere.example', false],
    [['ana@norrvik.example'], 'jonas@norrvik.example', false],
    [[], 'ana@norrvik.example', false],
    ['norrvik.example', 'ana@norrvik.example', false],
    [[7], 'ana@norrvik.example', false],
  ])('%j covers %s: %s', (mailboxes, mailbox, isCovered) => {
    expect(covers(mailboxes, mailbox)).toBe(isCovered);
  });
});

describe('reading the policy', () => {
  const nothing = { companionAddress: null, mailboxes: null };

  it('tells what is set', async () => {
    const area = {
      get: async () => ({ companionAddress: 'https://desk.norrvik.example', mailboxes: ['a.example'] }),
    };
    expect(await readManagedSettings(area)).toEqual({
      companionAddress: 'https://desk.norrvik.example',
      mailboxes: ['a.example'],
    });
  });

  it('tells nothing when the browser refuses or has no such storage', async () => {
    expect(await readManagedSettings({ get: () => Promise.reject(new Error('no policy')) })).toEqual(nothing);
    expect(await readManagedSettings(undefined)).toEqual(nothing);
  });
});
