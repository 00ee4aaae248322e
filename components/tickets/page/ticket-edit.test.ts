import { describe, expect, it } from 'vitest';
import type { Ticket } from '#lib/contract/tickets.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import { ownerEdit, stageEdit, statusEdit, subjectEdit } from './property-edits.ts';
import { closes, startedFrom, versionOf, withChange } from './ticket-edit.ts';

const stage = (id: string, setsStatus: string | null) => ({ id, name: id, hue: 'teal', setsStatus });
const support = {
  id: 'support',
  name: 'Support',
  stages: [stage('new', 'open'), stage('ask', null), stage('done', 'closed')],
};
const returns = { id: 'returns', name: 'Returns', stages: [stage('asked', null), stage('sent', 'pending')] };
const lena = { id: 'lena', name: 'Lena Aguirre', email: 'lena@mill.example' } as unknown as UserSummary;

const ticket = {
  version: 4,
  subject: 'Wheel squeaks',
  description: '',
  status: 'open',
  pipeline: { id: 'support', name: 'Support' },
  stage: support.stages[0],
  owner: null,
  owners: [lena],
  fieldValues: { room: '4' },
  pipelines: [support, returns],
} as unknown as Ticket;

describe('withChange', () => {
  it('sets the status that a stage sets, and keeps it when the stage sets none', () => {
    expect(withChange(ticket, { stageId: 'done' })).toMatchObject({
      stage: { id: 'done' },
      status: 'closed',
    });
    expect(withChange(ticket, { stageId: 'ask' })).toMatchObject({
      stage: { id: 'ask' },
      status: 'open',
    });
  });

  it('starts another pipeline at its first stage', () => {
    const moved = withChange(ticket, { pipelineId: 'returns' });
    expect(moved).toMatchObject({ pipeline: { name: 'Returns' }, stage: { id: 'asked' }, status: 'open' });
  });

  it('gives the ticket to somebody and to nobody, and keeps the other fields', () => {
    const given = withChange(ticket, { ownerId: 'lena', fields: { site: 'Hill' } });
    expect(given.owner).toEqual(lena);
    expect(given.fieldValues).toEqual({ room: '4', site: 'Hill' });
    expect(withChange(given, { ownerId: null }).owner).toBeNull();
    expect(withChange(given, { subject: 'Other' }).owner).toEqual(lena);
  });
});

describe('closes', () => {
  it.each([
    ['status closed', { status: 'closed' }, true],
    ['status pending', { status: 'pending' }, false],
    ['a stage that sets closed', { stageId: 'done' }, true],
    ['a stage that sets nothing', { stageId: 'ask' }, false],
    ['another subject', { subject: 'Other' }, false],
    ['another pipeline', { pipelineId: 'returns' }, false],
  ])('is right about %s', (_, change, expected) => {
    expect(closes(ticket, change as never)).toBe(expected);
  });
});

describe('versionOf', () => {
  const later = { ...ticket, version: 6 };

  it('is the newest version when the edited thing is as it was when typing began', () => {
    expect(versionOf(startedFrom(ticket, subjectEdit('Mine')), { ...later, owner: lena })).toBe(6);
  });

  it('is the version of the start when somebody changed the same thing meanwhile, so that the edit is refused as stale', () => {
    expect(versionOf(startedFrom(ticket, subjectEdit('Mine')), { ...later, subject: 'Theirs' })).toBe(4);
  });

  it.each([statusEdit('pending'), ownerEdit(lena)])(
    'is the newest version for what is chosen from what is shown',
    (edit) => {
      expect(versionOf(edit, later)).toBe(6);
    },
  );
});

describe('an edit in words', () => {
  it('names the wanted value and reads the same thing from any state of the ticket', () => {
    const edit = stageEdit(support.stages[1] as never);
    expect([edit.wanted, edit.valueOf(ticket)]).toEqual(['ask', 'new']);
  });
});
