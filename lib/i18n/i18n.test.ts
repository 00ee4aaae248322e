import { describe, expect, it } from 'vitest';
import './app-words.ts';
import { t } from './i18n.ts';
import { en } from './en/en.ts';
import { enApp } from './en/en-app.ts';

describe('t', () => {
  it('takes the plural of the count', () => {
    const said = [0, 1, 2].map((count) => t('format.minutesAgo', { count }));
    expect(said).toEqual(['0 minutes ago', '1 minute ago', '2 minutes ago']);
  });

  it('fills values in as they are, those with a dollar sign too', () => {
    expect(t('sidebar.account.line', { name: '<b>$&', host: 'x' })).toBe('<b>$& at x');
  });

  it('has a plural beside each singular', () => {
    const keys = keysOf({ ...en, ...enApp });
    const singulars = keys.filter((key) => key.endsWith('_one'));
    expect(singulars.filter((key) => !keys.includes(key.replace(/_one$/, '_other')))).toEqual([]);
    expect(singulars.length).toBeGreaterThan(10);
  });
});

function keysOf(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? keysOf(value, `${path}${key}.`) : [path + key],
  );
}
