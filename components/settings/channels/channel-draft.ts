/** A channel while it is edited. */
import type { z } from 'zod';
import type {
  Channel,
  ChannelKind,
  ChannelVisibility,
  NewChannel,
  OwnerRule,
  SlaType,
} from '#lib/contract/channels.ts';
import type { PipelineId, TeamId, UserId } from '#lib/contract/ids.ts';
import type { SlaPolicyValues } from '#lib/contract/sla.ts';
import { accountDraftOf, toAccount, type AccountDraft } from './account-draft.ts';
import { draftOf as policyDraftOf, toPolicy, type SlaDraft } from '../sla/sla-draft.ts';

export type ChannelDraft = {
  name: string;
  kind: ChannelKind;
  /** Counts for an e-mail channel. */
  account: AccountDraft;
  owner: OwnerRule;
  idleHours: string;
  slaType: SlaType;
  policy: SlaDraft;
  pipelineId: PipelineId | null;
  visibility: ChannelVisibility;
  userIds: UserId[];
  teamIds: TeamId[];
};

const NO_OWNER: OwnerRule = { rule: 'nobody', userId: null, userIds: [], teamIds: [] };

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
      kind: 'api',
      account: accountDraftOf(null),
      owner: NO_OWNER,
      idleHours: '24',
      slaType: 'global',
      policy: policyDraftOf(NO_POLICY),
      pipelineId: null,
      visibility: 'all',
      userIds: [],
      teamIds: [],
    };
  const { name, kind, owner, slaType, pipelineId, visibility, userIds, teamIds } = channel;
  return {
    name,
    kind,
    owner,
    account: accountDraftOf(channel.account),
    idleHours: String(channel.idleHours),
    slaType,
    policy: policyDraftOf(channel.policy),
    pipelineId,
    visibility,
    userIds,
    teamIds,
  };
}

/** What is sent, but for the kind, which never changes. What does not count as chosen here is left as it was. */
export function toChannel(draft: ChannelDraft): Omit<z.input<typeof NewChannel>, 'kind'> {
  const { name, kind, owner, slaType, pipelineId, visibility, userIds, teamIds } = draft;
  return {
    name,
    slaType,
    pipelineId,
    visibility,
    owner,
    idleHours: Number(draft.idleHours),
    ...(kind === 'email' ? { account: toAccount(draft.account) } : {}),
    ...(slaType === 'individual' ? { policy: toPolicy(draft.policy) } : {}),
    ...(visibility === 'chosen' ? { userIds, teamIds } : {}),
  };
}
