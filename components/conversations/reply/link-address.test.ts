import { describe, expect, it } from 'vitest';
import { toLinkAddress } from './link-address.ts';

describe('toLinkAddress', () => {
  it.each([
    [' https://norrvik.example/a ', 'https://norrvik.example/a'],
    ['norrvik.example:8080/x', 'https://norrvik.example:8080/x'],
    ['marta@osterby.example', 'mailto:marta@osterby.example'],
    ['mailto:marta@osterby.example', 'mailto:marta@osterby.example'],
  ])('%s is %s', (typed, address) => expect(toLinkAddress(typed)).toBe(address));

  it.each(['', 'javascript:alert(1)', 'data:text/html,x', 'two words', 'https://', 'JavaScript:x@y'])(
    '%s is no address',
    (typed) => expect(toLinkAddress(typed)).toBeNull(),
  );
});
