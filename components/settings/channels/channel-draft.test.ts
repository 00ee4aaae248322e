import { expect, it } from 'vitest';
import { draftOf, toChannel } from './channel-draft.ts';

it('a new channel is sent without the parts that do not count as it is', () => {
  expect(toChannel({ ...draftOf(null), name: 'Web chat' })).toEqual({
    name: 'Web chat',
    slaType: 'global',
    pipelineId: null,
    visibility: 'all',
    idleHours: 24,
    owner: { rule: 'nobody', userId: null, userIds: [], teamIds: [] },
  });
});

it('an individual channel for chosen people is sent with its policy and people', () => {
  const draft = { ...draftOf(null), slaType: 'individual' as const, visibility: 'chosen' as const };
  draft.policy = { ...draft.policy, firstResponse: { amount: '15', unit: 'minutes' } };
  expect(toChannel(draft)).toMatchObject({
    policy: { firstResponseS: 900, closureS: null },
    userIds: [],
    teamIds: [],
  });
});
