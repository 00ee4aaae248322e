import { expect, it } from 'vitest';
import { RecordId, UserId } from '#lib/contract/ids.ts';
import type { CrmRecord } from '#lib/contract/records.ts';
import { emptyDraft, toChanges, toDraft, toNewRecord } from './record-draft.ts';

const ID = RecordId.parse('0b6f3c1e-1111-4222-8333-444455556666');

const RECORD: CrmRecord = {
  id: ID,
  kind: 'contact',
  name: 'Marta Lindqvist',
  title: null,
  company: 'Quayside Millworks',
  accountId: ID,
  emails: ['marta@quayside.example'],
  phones: [],
  ownerId: null,
  sourceUrl: null,
  source: null,
  externalId: null,
  dueOn: null,
  doneAt: null,
  aboutId: null,
  createdAt: '2026-11-22T10:00:00.000Z',
  updatedAt: '2026-11-22T10:00:00.000Z',
  version: 3,
};

it('toChanges sends nothing but the version when nothing was changed', () => {
  expect(toChanges(RECORD, toDraft(RECORD), 3)).toEqual({ version: 3 });
});

it('toChanges sends what was changed, addresses one a line, and null for what was emptied', () => {
  const draft = {
    ...toDraft(RECORD),
    title: ' Buyer ',
    emails: 'a@quayside.example\n\n b@quayside.example, ',
  };
  expect(toChanges(RECORD, draft, 4)).toEqual({
    version: 4,
    title: 'Buyer',
    emails: ['a@quayside.example', 'b@quayside.example'],
  });
  expect(toChanges(RECORD, { ...toDraft(RECORD), account: null }, 3)).toEqual({
    version: 3,
    accountId: null,
  });
});

it('toNewRecord takes lines apart, and leaves out what was left empty', () => {
  const owner = UserId.parse(ID);
  const draft = { ...emptyDraft(owner), name: ' Tove Lind ', emails: 'tove@lakeside.example\n\n' };
  expect(toNewRecord('lead', draft)).toEqual({
    kind: 'lead',
    name: 'Tove Lind',
    title: null,
    company: null,
    accountId: null,
    aboutId: null,
    emails: ['tove@lakeside.example'],
    phones: [],
    ownerId: owner,
    sourceUrl: null,
    dueOn: null,
  });
});
