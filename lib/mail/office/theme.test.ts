import { describe, expect, it } from 'vitest';
import { themeOf } from './theme.ts';

describe('themeOf', () => {
  it.each([
    [{ bodyBackgroundColor: '#ffffff' }, 'light'],
    [{ bodyBackgroundColor: '#1F1F1F' }, 'dark'],
    [{ bodyBackgroundColor: '#0000ff' }, 'dark'],
    [{ bodyBackgroundColor: '#ffff00ff' }, 'light'],
    [{ bodyBackgroundColor: '#ffffff', isDarkTheme: true }, 'dark'],
    [{ bodyBackgroundColor: 'white' }, null],
    [{}, null],
    [undefined, null],
  ])('reads %o as %s', (theme, expected) => {
    expect(themeOf(theme)).toBe(expected);
  });
});
