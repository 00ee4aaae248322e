/** A channel while it is edited. */
import type { z } from 'zod';
import type { Channel, ChannelVisibility, NewChannel, SlaType } from '#lib/contract/channels.ts';
import type { PipelineId, TeamId, UserId } from '#lib/contract/ids.ts';
import type { SlaPolicyValues } from '#lib/contract/sla.ts';
import { draftOf as policyDraftOf, toPolicy, type SlaDraft } from '../sla/sla-draft.ts';

export type ChannelDraft = {
  name: string;
  slaType: SlaType;
  policy: SlaDraft;
  pipelineId: PipelineId | null;
  visibility: ChannelVisibility;
  userIds: UserId[];
  teamIds: TeamId[];
};

const NO_POLICY: SlaPolicyValues = {
  firstResponseS: null,
  closureS: null,
  calendarId: null,
  pausingStatuses: [],
  notifyUserId: null,
  warningShare: null,
  levels: [],
};

/** The draft of a channel as it stands; of a new one for null. */
export function draftOf(channel: Channel | null): ChannelDraft {
  if (channel === null)
    return {
      name: '',
      slaType: 'global',
      policy: policyDraftOf(NO_POLICY),
      pipelineId: null,
      visibility: 'all',
      userIds: [],
      teamIds: [],
    };
  const { name, slaType, pipelineId, visibility, userIds, teamIds } = channel;
  return { name, slaType, policy: policyDraftOf(channel.policy), pipelineId, visibility, userIds, teamIds };
}

/** What is sent. What does not count as chosen here is left as it was. */
export function toChannel(draft: ChannelDraft): z.input<typeof NewChannel> {
  const { name, slaType, pipelineId, visibility, userIds, teamIds } = draft;
  return {
    name,
    slaType,
    pipelineId,
    visibility,
    ...(slaType === 'individual' ? { policy: toPolicy(draft.policy) } : {}),
    ...(visibility === 'chosen' ? { userIds, teamIds } : {}),
  };
}
