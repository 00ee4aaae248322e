import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from './search-params.ts';

describe('search parameters', () => {
  it('come back as they were when written and read', () => {
    const search = { search: '404 & "quotes"', owner: 'me' };
    expect(parseSearch(stringifySearch(search))).toEqual(search);
  });

  it('keep a number as people type it when it is a search', () => {
    expect(stringifySearch({ search: '404' })).toBe('?search=404');
  });

  it('leave nothing behind when all are absent or empty', () => {
    expect(stringifySearch({ search: '', owner: undefined })).toBe('');
  });
});
