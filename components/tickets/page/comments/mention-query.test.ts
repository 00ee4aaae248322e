import { describe, expect, it } from 'vitest';
import type { UserSummary } from '#lib/contract/users.ts';
import { mentionQuery, peopleFor, withMention } from './mention-query.ts';

const person = (name: string) => ({ name }) as UserSummary;

describe('mentionQuery', () => {
  it.each([
    ['@', { from: 0, words: '' }],
    ['ask @an', { from: 4, words: 'an' }],
    ['ask @Ana Ri', { from: 4, words: 'Ana Ri' }],
    ['(@an', { from: 1, words: 'an' }],
    ['mail ana@norrvik', null],
    ['@ no', null],
    ['@an\nnext', null],
    ['nobody', null],
    [`@${'x'.repeat(50)}`, null],
  ])('of %j, with the caret at its end, is %j', (text, query) => {
    expect(mentionQuery(text, text.length)).toEqual(query);
  });
});

describe('peopleFor', () => {
  const people = [person('Ana Ribeiro'), person('Jonas Feld'), person('Priya Nair')];
  it.each([
    ['', ['Ana Ribeiro', 'Jonas Feld', 'Priya Nair']],
    ['ana ri', ['Ana Ribeiro']],
    ['na', ['Priya Nair']],
    ['feld', ['Jonas Feld']],
    ['x', []],
  ])('%j offers %j', (words, names) => {
    expect(peopleFor({ from: 0, words }, people).map(({ name }) => name)).toEqual(names);
  });
});

describe('withMention', () => {
  it('puts the name in place of what was typed and leaves the rest', () => {
    const query = { from: 4, words: 'an' };
    const given = { query, caret: 7, name: 'Ana Ribeiro' };
    expect(withMention('ask @an about it', given)).toEqual({ text: 'ask @Ana Ribeiro about it', caret: 17 });
  });
});
