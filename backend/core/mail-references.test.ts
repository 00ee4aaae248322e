import { createHmac, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConversationId } from '#lib/contract/ids.ts';
import { makeReference, readReference, type Sign } from './mail-references.ts';

const signWith =
  (key: string): Sign =>
  (text) =>
    createHmac('sha256', key).update(text).digest('hex');

const sign = signWith('a key of the desk');
const conversationId = '0197c3a2-5f3e-7c1a-9b42-6c1d2e3f4a5b' as ConversationId;
const unique = 'c0ffee00c0ffee00c0ffee00c0ffee00';
const reference = makeReference({ conversationId, unique, domain: 'norrvik.example' }, sign);

/** One character of the text, another than it was. */
function change(text: string, index: number): string {
  return text.slice(0, index) + (text[index] === '0' ? '1' : '0') + text.slice(index + 1);
}

describe('readReference', () => {
  it('names the conversation of a reference that we made', () => {
    expect(readReference(reference, sign)).toBe(conversationId);
  });

  it('knows a reference again when a relay changed its case or domain', () => {
    expect(readReference(reference.toUpperCase(), sign)).toBe(conversationId);
    expect(readReference(reference.replace('norrvik', 'relay'), sign)).toBe(conversationId);
  });

  it('is nobody’s when any signed character is another', () => {
    const signed = Array.from(reference, (character, index) => ({ character, index })).filter(
      ({ character, index }) =>
        index >= 'threadside.'.length && index < reference.indexOf('@') && character !== '.',
    );
    const forgeries = signed.map(({ index }) => change(reference, index));
    expect(forgeries).toHaveLength(96);
    expect(forgeries.filter((forgery) => readReference(forgery, sign) !== null)).toEqual([]);
  });

  it('is nobody’s when signed with another key', () => {
    expect(readReference(reference, signWith('a key of another desk'))).toBeNull();
  });

  it('is nobody’s when signature and conversation are of two references', () => {
    const other = makeReference(
      { conversationId: randomUUID() as ConversationId, unique, domain: 'norrvik.example' },
      sign,
    );
    const [prefix, , ...rest] = reference.split('.');
    expect(readReference([prefix, other.split('.')[1], ...rest].join('.'), sign)).toBeNull();
  });

  it.each([
    ['empty', ''],
    ['a stranger’s id', 'CAF+x9@mail.example'],
    ['unsigned', 'threadside.0197c3a25f3e7c1a9b426c1d2e3f4a5b.c0ffee00@norrvik.example'],
    ['with an empty signature', 'threadside.0197c3a25f3e7c1a9b426c1d2e3f4a5b.c0ffee00.@norrvik.example'],
    ['shortened', reference.replace(/.@/, '@')],
    ['with words around it', `x${reference}`],
    ['without a domain', reference.replace(/@.*/, '@')],
    ['of ten thousand dots', `threadside${'.'.repeat(10_000)}@norrvik.example`],
  ])('is nobody’s when %s', (_name, messageId) => expect(readReference(messageId, sign)).toBeNull());
});

it('makeReference fits a line of a header when the domain is of usual length', () => {
  expect(reference.length).toBeLessThan(140);
  expect(reference).toMatch(/^[0-9a-z.]+@[0-9a-z.]+$/);
});
