import { describe, expect, it } from 'vitest';
import { JONAS, PRIYA, sampleId } from '../samples/sample-records.ts';
import { DOCKS_TICKET, RETURNS, wholeTicket } from '../samples/sample-tickets.ts';
import type { Edit } from '#lib/store/outbox.ts';
import { shownTicket } from './shown-ticket.ts';

const ticket = wholeTicket(DOCKS_TICKET);

function shown(changes: Edit['changes']) {
  return shownTicket(ticket, [{ part: 'stage', changes, words: '' }]);
}

describe('shownTicket', () => {
  it('is the ticket itself while nothing is on its way', () => {
    expect(shownTicket(ticket, [])).toBe(ticket);
  });
  it('takes the status that the new stage sets', () => {
    expect(shown({ stageId: sampleId(105) })).toMatchObject({
      stage: { name: 'Fix sent' },
      status: 'pending',
    });
  });
  it('keeps the status when the new stage sets none', () => {
    expect(shown({ stageId: sampleId(103) })).toMatchObject({
      stage: { name: 'Investigating' },
      status: 'on-hold',
    });
  });
  it('keeps a chosen status while the stage stays', () => {
    expect(shown({ status: 'open' })).toMatchObject({ stage: { name: 'Waiting on parts' }, status: 'open' });
  });
  it('starts another pipeline at its first stage', () => {
    expect(shown({ pipelineId: RETURNS.id })).toMatchObject({
      pipeline: { name: 'Returns' },
      stage: { name: 'Asked' },
    });
  });
  it('shows the new owner, or nobody', () => {
    expect(shown({ ownerId: PRIYA.id }).owner).toEqual(PRIYA);
    expect(shown({ ownerId: null }).owner).toBeNull();
    expect(shown({ subject: 'x' }).owner).toEqual(JONAS);
  });
  it('takes a removed association away', () => {
    const [first] = ticket.associations;
    const associations = { [`${first?.kind}Id`]: null };
    expect(shown({ associations }).associations).toEqual(ticket.associations.slice(1));
  });
  it('shows several edits on top of each other', () => {
    const edits = [{ stageId: sampleId(105) }, { ownerId: PRIYA.id }, { status: 'open' as const }];
    const together = shownTicket(
      ticket,
      edits.map((changes) => ({ part: 'stage', changes, words: '' })),
    );
    expect(together).toMatchObject({ stage: { name: 'Fix sent' }, owner: PRIYA, status: 'open' });
  });
});
