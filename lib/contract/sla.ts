/** The SLA policy, and the terms it makes for tickets to come. Their clocks are `ticket-clocks`. */
import * as z from 'zod/mini';
import { OpeningWeek, Holiday } from './calendars.ts';
import { CalendarId, UserId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Version } from './values.ts';

/** Statuses in which a policy may let clocks stand. */
export const PausingStatus = z.enum(['pending', 'on-hold']);
export type PausingStatus = z.infer<typeof PausingStatus>;

const TARGET_S_MAX = 366 * 86_400;

/** Seconds that count; null for no such target. */
const Target = z.nullable(
  z
    .int({ error: 'Give whole seconds.' })
    .check(
      z.minimum(60, { error: 'Give a minute or more.' }),
      z.maximum(TARGET_S_MAX, { error: 'Give a year or less.' }),
    ),
);

/** How many further people can be told, one after the other. */
export const LEVELS_MAX = 3;
const LEVEL_S_MAX = 30 * 86_400;

/** Somebody else who is told when a clock still runs some time after its deadline, by the clock on the wall. */
export const SlaLevel = z.strictObject({
  afterS: z
    .int({ error: 'Give whole seconds.' })
    .check(
      z.minimum(60, { error: 'Give a minute or more.' }),
      z.maximum(LEVEL_S_MAX, { error: 'Give 30 days or less.' }),
    ),
  notifyUserId: UserId,
});
export type SlaLevel = z.infer<typeof SlaLevel>;

/** The earliest and the latest share of a target at which somebody can be warned. */
export const WARNING_SHARES = { min: 0.1, max: 0.95 } as const;
const SHARE_ERROR = 'Give a share from 0.1 to 0.95.';

const WarningShare = z.nullable(
  z
    .number({ error: SHARE_ERROR })
    .check(
      z.minimum(WARNING_SHARES.min, { error: SHARE_ERROR }),
      z.maximum(WARNING_SHARES.max, { error: SHARE_ERROR }),
    ),
);

const Levels = z.array(SlaLevel).check(
  z.maxLength(LEVELS_MAX, { error: `Give ${LEVELS_MAX} levels or less.` }),
  z.refine((levels) => new Set(levels.map(({ afterS }) => afterS)).size === levels.length, {
    error: 'Give each level a time of its own.',
  }),
);

/** What new tickets get: all of them, or those of one channel. */
export const SlaPolicyValues = z.object({
  firstResponseS: Target,
  closureS: Target,
  /** In which hours time counts; null for always. */
  calendarId: z.nullable(CalendarId),
  /** Statuses in which the clocks stand. */
  pausingStatuses: z.array(PausingStatus),
  /** Who is told when time is exceeded; null for nobody. */
  notifyUserId: z.nullable(UserId),
  /** Share of the target after which the same person and the ticket's owner are warned; null for no warning. */
  warningShare: WarningShare,
  /** Who is told besides, later; soonest first. */
  levels: Levels,
});
export type SlaPolicyValues = z.infer<typeof SlaPolicyValues>;

/** The same as somebody sets it; what is left out is none. */
export const NewSlaPolicyValues = z.strictObject({
  firstResponseS: Target,
  closureS: Target,
  calendarId: z._default(z.nullable(CalendarId), null),
  pausingStatuses: z._default(z.array(PausingStatus).check(z.maxLength(2)), []),
  notifyUserId: z._default(z.nullable(UserId), null),
  warningShare: z._default(WarningShare, null),
  levels: z._default(Levels, []),
});

/** Settings > Customisation > Tickets > SLA settings: what new tickets get unless their channel has a policy of its own. */
export const SlaPolicy = z.extend(SlaPolicyValues, { version: Version });
export type SlaPolicy = z.infer<typeof SlaPolicy>;

export const readSlaPolicy = defineRoute({
  method: 'GET',
  path: '/api/sla-policy',
  summary: 'The SLA policy that new tickets get; without targets before somebody sets it',
  access: 'settings.manage',
  response: SlaPolicy,
  errors: [],
});

export const updateSlaPolicy = defineRoute({
  method: 'PUT',
  path: '/api/sla-policy',
  summary: 'Set the SLA policy for tickets to come; those that there are keep theirs',
  access: 'settings.manage',
  body: z.extend(NewSlaPolicyValues, { version: Version }),
  response: SlaPolicy,
  errors: ['stale_version', 'unusable_reference'],
});

/** What holds for a ticket, copied when it was made. */
export const SlaTerms = z.object({
  firstResponseS: z.nullable(z.int()),
  closureS: z.nullable(z.int()),
  /** Null: all time counts. */
  calendar: z.nullable(
    z.object({ name: z.string(), zone: z.string(), week: OpeningWeek, holidays: z.array(Holiday) }),
  ),
  pausingStatuses: z.array(PausingStatus),
  notifyUserId: z.nullable(UserId),
  warningShare: z.nullable(z.number()),
  levels: z.array(SlaLevel),
});
export type SlaTerms = z.infer<typeof SlaTerms>;
