/** Channels, where conversations come from: an API channel takes what a connector posts. */
import * as z from 'zod/mini';
import { ChannelId, PipelineId, TeamId, UserId } from './ids.ts';
import { MailAccount, NewMailAccount, OwnerRuleKind } from './mail-accounts.ts';
import { defineRoute } from './route.ts';
import { NewSlaPolicyValues, SlaPolicyValues } from './sla.ts';
import { Version, line } from './values.ts';

/** `api`: connectors post to it; `email`: an account that is read and sent by. */
export const ChannelKind = z.enum(['api', 'email'], { error: 'Choose api or email.' });
export type ChannelKind = z.infer<typeof ChannelKind>;

/** Which SLA policy a channel's tickets get: the one for all, or the channel's own. */
export const SlaType = z.enum(['global', 'individual'], { error: 'Choose global or individual.' });
export type SlaType = z.infer<typeof SlaType>;

/** Who sees a channel's conversations and their tickets: all who may read tickets, or chosen people besides those who read all. */
export const ChannelVisibility = z.enum(['all', 'chosen'], { error: 'Choose all or chosen.' });
export type ChannelVisibility = z.infer<typeof ChannelVisibility>;

export const CHANNELS_MAX = 100;

/** Whom a channel's new tickets are given to. */
export const OwnerRule = z.object({
  rule: OwnerRuleKind,
  /** For `user`; null once that user is gone. */
  userId: z.nullable(UserId),
  /** Among whom `fewest` chooses: these, and those of the teams. */
  userIds: z.array(UserId),
  teamIds: z.array(TeamId),
});
export type OwnerRule = z.infer<typeof OwnerRule>;

/** Settings > Integration > Channel. */
export const Channel = z.object({
  id: ChannelId,
  name: z.string(),
  kind: ChannelKind,
  slaType: SlaType,
  /** The channel's own policy; counts while `slaType` is individual. */
  policy: SlaPolicyValues,
  /** Where its tickets start; null for the default pipeline. */
  pipelineId: z.nullable(PipelineId),
  visibility: ChannelVisibility,
  /** Who sees it while `visibility` is chosen; kept while it is not. */
  userIds: z.array(UserId),
  teamIds: z.array(TeamId),
  /** A session is over after as many hours without a message. */
  idleHours: z.int(),
  owner: OwnerRule,
  /** Of an e-mail channel; null for others. */
  account: z.nullable(MailAccount),
  /** While false it takes nothing in; what came before stays. */
  isEnabled: z.boolean(),
  version: Version,
});
export type Channel = z.infer<typeof Channel>;

const People = <T extends typeof UserId | typeof TeamId>(id: T) => z.array(id).check(z.maxLength(500));

const IdleHours = z
  .int({ error: 'Give whole hours.' })
  .check(
    z.minimum(1, { error: 'Give an hour or more.' }),
    z.maximum(8760, { error: 'Give a year or less.' }),
  );

const NewOwnerRule = z.strictObject({
  rule: OwnerRuleKind,
  userId: z._default(z.nullable(UserId), null),
  userIds: z._default(People(UserId), []),
  teamIds: z._default(People(TeamId), []),
});

export const NewChannel = z.strictObject({
  name: line(60),
  kind: z._default(ChannelKind, 'api'),
  idleHours: z._default(IdleHours, 24),
  owner: z.optional(NewOwnerRule),
  /** Needed for an e-mail channel. */
  account: z.optional(NewMailAccount),
  slaType: z._default(SlaType, 'global'),
  policy: z.optional(NewSlaPolicyValues),
  pipelineId: z._default(z.nullable(PipelineId), null),
  visibility: z._default(ChannelVisibility, 'all'),
  userIds: z._default(People(UserId), []),
  teamIds: z._default(People(TeamId), []),
});
export type NewChannel = z.infer<typeof NewChannel>;

/** Only what is given changes; tickets that there are keep the SLA they were made under. */
export const ChannelChanges = z.strictObject({
  version: Version,
  name: z.optional(line(60)),
  idleHours: z.optional(IdleHours),
  owner: z.optional(NewOwnerRule),
  account: z.optional(NewMailAccount),
  slaType: z.optional(SlaType),
  policy: z.optional(NewSlaPolicyValues),
  pipelineId: z.optional(z.nullable(PipelineId)),
  visibility: z.optional(ChannelVisibility),
  userIds: z.optional(People(UserId)),
  teamIds: z.optional(People(TeamId)),
  isEnabled: z.optional(z.boolean()),
});
export type ChannelChanges = z.infer<typeof ChannelChanges>;

export const listChannels = defineRoute({
  method: 'GET',
  path: '/api/channels',
  summary: 'Channels by name',
  access: 'settings.manage',
  response: z.object({ items: z.array(Channel) }),
  errors: [],
});

export const createChannel = defineRoute({
  method: 'POST',
  path: '/api/channels',
  summary: 'Add a channel: one that connectors post conversations to, or an e-mail account',
  access: 'settings.manage',
  body: NewChannel,
  response: Channel,
  status: 201,
  errors: [
    'already_exists',
    'too_many_items',
    'unusable_reference',
    'unusable_value',
    'idempotency_key_reused',
  ],
  idempotent: true,
});

export const updateChannel = defineRoute({
  method: 'PATCH',
  path: '/api/channels/:channelId',
  summary: 'Change, disable or enable a channel; its SLA for tickets to come',
  access: 'settings.manage',
  params: z.object({ channelId: ChannelId }),
  body: ChannelChanges,
  response: Channel,
  errors: ['not_found', 'stale_version', 'already_exists', 'unusable_reference', 'unusable_value'],
});
