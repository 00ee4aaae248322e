import { describe, expect, it } from 'vitest';
import type { RecordSummary } from '#lib/contract/records.ts';
import type { ThreadContext, ThreadPerson } from '#lib/contract/threads.ts';
import { findRecord, headerWords, primaryRecord, severalMatches, soleMatches } from './people.ts';

function record(kind: RecordSummary['kind'], name: string, accountId: string | null = null): RecordSummary {
  return { id: name, kind, name, title: null, company: 'Osterby Lighting', accountId } as RecordSummary;
}

const person = (...records: RecordSummary[]): ThreadPerson => ({
  address: 'm@x.example',
  name: null,
  isCustomer: true,
  records,
});
const [marta, martina, site] = [
  record('contact', 'Marta', 'acc'),
  record('contact', 'Martina'),
  record('lead', 'Site'),
];

describe('matches of a person', () => {
  it('are both shown when one contact and one lead match', () => {
    expect(soleMatches(person(site, marta), [])).toEqual([marta, site]);
    expect(severalMatches(person(site, marta))).toEqual([]);
  });
  it('are asked for when several of a kind match', () => {
    expect(severalMatches(person(marta, martina, site))).toEqual([
      { kind: 'contact', records: [marta, martina] },
    ]);
    expect(soleMatches(person(marta, martina, site), [])).toEqual([site]);
  });
  it('are the chosen one when it was chosen', () => {
    expect(soleMatches(person(marta, martina, site), [martina])).toEqual([martina, site]);
    expect(primaryRecord(person(marta, martina), [martina])).toBe(martina);
  });
  it('show the latest active when none was chosen', () => {
    expect(primaryRecord(person(marta, martina), [])).toBe(marta);
    expect(primaryRecord(null, [])).toBeNull();
  });
});

describe('headerWords', () => {
  const sender = { name: 'marta l.', address: 'm@x.example' };
  it.each([
    ['a contact', record('contact', 'Marta'), { name: 'Marta', meta: 'Osterby Lighting' }],
    ['a lead, which is a site', site, { name: 'marta l.', meta: 'Osterby Lighting' }],
    ['nothing', null, { name: 'marta l.', meta: 'm@x.example' }],
  ])('name the person when they match %s', (_, found, words) => {
    expect(headerWords(sender, found)).toEqual(words);
  });
  it('say the address once when there is no name', () => {
    expect(headerWords({ ...sender, name: null }, null)).toEqual({ name: 'm@x.example', meta: '' });
  });
});

describe('findRecord', () => {
  const context = { people: [person(marta)] } as ThreadContext;
  it('names an account by the contact that belongs to it', () => {
    expect(findRecord(context, 'account', 'acc')).toMatchObject({
      kind: 'account',
      name: 'Osterby Lighting',
    });
  });
  it('finds a match by its id', () => {
    expect(findRecord(context, 'contact', 'Marta')).toBe(marta);
  });
});
