import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PipelineId, StageId, UserId } from '#lib/contract/ids.ts';
import type { Pipeline, TicketStatus } from '#lib/contract/pipelines.ts';
import { decideChange, type ChangeContext, type TicketState } from './ticket-changes.ts';

const stage = (id: string, setsStatus: TicketStatus | null = null) => ({
  id: id as StageId,
  name: id,
  hue: 'slate' as const,
  setsStatus,
});
const pipeline = (id: string, stages: Pipeline['stages']): Pipeline => ({
  id: id as PipelineId,
  name: id,
  isDefault: false,
  stages,
});

const CONTEXT: ChangeContext = {
  pipelines: [
    pipeline('support', [stage('new', 'open'), stage('waiting', 'pending'), stage('done', 'closed')]),
    pipeline('onboarding', [stage('kick-off'), stage('training')]),
  ],
  fields: [],
  nameOfUser: (id) => `user ${id}`,
  nameOfRecord: (id) => `record ${id}`,
};

const BEFORE: TicketState = {
  subject: 'Subject',
  description: '',
  status: 'open',
  pipelineId: 'support' as PipelineId,
  stageId: 'new' as StageId,
  ownerId: null,
  associations: { leadId: null, contactId: null, accountId: null, opportunityId: null },
  fieldValues: {},
};

describe('decideChange', () => {
  it('moves to the first stage of another pipeline and logs both', () => {
    const decided = decideChange(BEFORE, { pipelineId: 'onboarding' as PipelineId }, CONTEXT);
    expect(decided).toMatchObject({
      ok: true,
      value: {
        state: { stageId: 'kick-off', status: 'open' },
        events: [{ kind: 'pipeline-changed' }, { kind: 'stage-changed' }],
      },
    });
  });

  it('refuses a stage of another pipeline', () => {
    const decided = decideChange(BEFORE, { stageId: 'training' as StageId }, CONTEXT);
    expect(decided).toMatchObject({
      ok: false,
      error: { code: 'unusable_reference', errors: [{ field: 'stageId' }] },
    });
  });

  it('lets a status given in the same edit win over the stage’s', () => {
    const decided = decideChange(BEFORE, { stageId: 'waiting' as StageId, status: 'on-hold' }, CONTEXT);
    expect(decided).toMatchObject({ ok: true, value: { state: { status: 'on-hold' } } });
  });

  it('writes no event when nothing changes', () => {
    const decided = decideChange(BEFORE, { subject: 'Subject', status: 'open', ownerId: null }, CONTEXT);
    expect(decided).toMatchObject({ ok: true, value: { state: BEFORE, events: [] } });
  });

  it('refuses every edit of a closed ticket', () => {
    const changes = fc.record(
      {
        subject: fc.string({ minLength: 1 }),
        status: fc.constantFrom<TicketStatus>('open', 'pending', 'on-hold', 'closed'),
        stageId: fc.constantFrom('new' as StageId, 'waiting' as StageId),
        ownerId: fc.option(fc.uuid() as fc.Arbitrary<UserId>),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(changes, (change) => {
        expect(decideChange({ ...BEFORE, status: 'closed' }, change, CONTEXT)).toEqual({
          ok: false,
          error: { code: 'ticket_closed' },
        });
      }),
    );
  });

  it('refuses to leave a mandatory field empty, on a move as well', () => {
    const field = {
      id: '' as never,
      key: 'area',
      label: 'Area',
      hint: null,
      kind: 'text' as const,
      isMandatory: true,
      options: [],
      defaultValue: null,
      pipelineIds: null,
    };
    const decided = decideChange(BEFORE, { stageId: 'waiting' as StageId }, { ...CONTEXT, fields: [field] });
    expect(decided).toMatchObject({
      ok: false,
      error: { code: 'field_missing', errors: [{ field: 'fields.area' }] },
    });
  });
});
