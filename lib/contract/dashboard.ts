/** The dashboard of tickets. Each number comes with the filter whose list it counts, so that a click shows exactly those. */
import * as z from 'zod/mini';
import { PipelineId, StageId, TeamId, UserId } from './ids.ts';
import { StageHue, TicketStatus } from './pipelines.ts';
import { defineRoute } from './route.ts';
import { SentimentLabel } from './sentiment-labels.ts';
import { TicketFilter } from './ticket-filters.ts';
import { TicketSummary } from './tickets-summary.ts';
import { UserSummary } from './users.ts';

/** A number with the filter of the list that it counts; null where no list counts the same. */
export const Counted = z.object({ count: z.int(), filter: z.nullable(TicketFilter) });
export type Counted = z.infer<typeof Counted>;

/** Whole seconds; null where there is nothing to measure. */
const Seconds = z.nullable(z.int());

/** Ages of tickets that are not closed, in days: from (included) to (excluded); the last has no end. */
export const AGE_BUCKETS = [
  { from: 0, to: 1 },
  { from: 1, to: 3 },
  { from: 3, to: 7 },
  { from: 7, to: 30 },
  { from: 30, to: null },
] as const;

/** What a person or a team did. */
const Work = {
  /** Created in the time asked for, and theirs now. */
  assigned: Counted,
  /** Closed in the time asked for. */
  closed: Counted,
  openNow: Counted,
  /** From creation to closing, over those closed in the time asked for. */
  medianClosureS: Seconds,
};

export const TicketDashboard = z.object({
  openNow: Counted,
  created: Counted,
  closed: Counted,
  medianClosureS: Seconds,
  /** Created in the time asked for, by the status they have now. */
  statuses: z.array(z.object({ status: TicketStatus, ...Counted.shape })),
  /** Not closed now, by stage; and how long tickets stood there, over stays that touch the time asked for. */
  stages: z.array(
    z.object({
      pipeline: z.object({ id: PipelineId, name: z.string() }),
      stage: z.object({ id: StageId, name: z.string(), hue: StageHue }),
      ...Counted.shape,
      stays: z.int(),
      medianS: Seconds,
      p90S: Seconds,
    }),
  ),
  /** How customers of those closed in the time asked for felt, in the order of the labels; absent from companions of before. */
  sentiments: z._default(z.array(z.object({ label: SentimentLabel, ...Counted.shape })), []),
  /** In the order of `AGE_BUCKETS`. */
  ages: z.array(Counted),
  days: z.array(z.object({ day: z.iso.date(), created: Counted, closed: Counted })),
  people: z.array(z.object({ user: UserSummary, ...Work })),
  teams: z.array(z.object({ id: TeamId, name: z.string(), ...Work })),
});
export type TicketDashboard = z.infer<typeof TicketDashboard>;

/** A year and a day: longer is for the export. */
export const DASHBOARD_DAYS_MAX = 366;

const Day = z.iso.date({ error: 'Give a day such as 2026-11-22.' });

/** Days from and to, both included, and whose tickets. */
const DashboardQuery = z.strictObject({
  from: Day,
  to: Day,
  /** IANA name; days begin and end in it. */
  zone: z._default(
    z
      .string()
      .check(z.maxLength(60), z.regex(/^[A-Za-z0-9_+/-]+$/, { error: 'Give a zone such as Europe/Oslo.' })),
    'UTC',
  ),
  pipelineId: z.optional(PipelineId),
  teamId: z.optional(TeamId),
  ownerId: z.optional(UserId),
});

export const readDashboard = defineRoute({
  method: 'GET',
  path: '/api/dashboard/tickets',
  summary:
    'Numbers over the tickets that the caller may see, for days from and to (both included) in a time zone',
  access: 'dashboard.read',
  query: DashboardQuery,
  response: TicketDashboard,
  errors: ['unusable_reference'],
});

/** How clocks of one kind ended, or passed their deadline, in the time asked for. */
const Verdicts = z.object({
  met: z.int(),
  missed: z.int(),
  /** From creation to the answer by the clock on the wall; null for closures, and where nothing was answered. */
  medianS: Seconds,
  p90S: Seconds,
});
export type Verdicts = z.infer<typeof Verdicts>;

const ClockVerdicts = z.object({ 'first-response': Verdicts, closure: Verdicts });

/** One row of a breakdown. */
const SlaRow = z.object({
  /** Null: tickets of no channel, or of nobody. */
  id: z.nullable(z.string()),
  name: z.nullable(z.string()),
  clocks: ClockVerdicts,
});
export type SlaRow = z.infer<typeof SlaRow>;

export const SlaDashboard = z.object({
  clocks: ClockVerdicts,
  overdueNow: Counted,
  channels: z.array(SlaRow),
  pipelines: z.array(SlaRow),
  people: z.array(SlaRow),
  teams: z.array(SlaRow),
  days: z.array(z.object({ day: z.iso.date(), clocks: ClockVerdicts })),
  /** What is due next and not overdue yet, the nearest first; at most 10. */
  nearest: z.array(TicketSummary),
});
export type SlaDashboard = z.infer<typeof SlaDashboard>;

export const readSlaDashboard = defineRoute({
  method: 'GET',
  path: '/api/dashboard/sla',
  summary:
    'SLA verdicts over the tickets that the caller may see: met when stopped in time, missed when due passed',
  access: 'dashboard.read',
  query: DashboardQuery,
  response: SlaDashboard,
  errors: ['unusable_reference'],
});
