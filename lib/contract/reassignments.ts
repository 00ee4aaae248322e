/** Choosing a status, and the open tickets that go to colleagues because of it. */
import * as z from 'zod/mini';
import { ReassignmentId, UserStatusId } from './ids.ts';
import { defineRoute } from './route.ts';
import { UserStatus } from './user-statuses.ts';
import { UserSummary } from './users.ts';
import { Instant } from './values.ts';

/** `stopped`: the user chose another status before all had moved. */
export const ReassignmentState = z.enum(['running', 'done', 'stopped']);
export type ReassignmentState = z.infer<typeof ReassignmentState>;

/** Why tickets stay where they are: no colleague is available, or none who is may see them. */
export const StayReason = z.enum(['nobody-available', 'nobody-may-see']);
export type StayReason = z.infer<typeof StayReason>;

const Taken = z.object({ user: UserSummary, count: z.int() });

/** What a choice of a status does, or has done, to the open tickets. */
const outcome = {
  /** Who gets how many, most first. */
  takers: z.array(Taken),
  stays: z.int(),
  /** Null where none stays. */
  why: z.nullable(StayReason),
};

export const Reassignment = z.object({
  id: ReassignmentId,
  user: UserSummary,
  /** Name of the status that was chosen. */
  status: z.string(),
  at: Instant,
  state: ReassignmentState,
  finishedAt: z.nullable(Instant),
  ...outcome,
});
export type Reassignment = z.infer<typeof Reassignment>;

export const MyStatus = z.object({
  status: UserStatus,
  /** Null before anything was chosen. */
  since: z.nullable(Instant),
  /** What the choice moves; null where the status moves nothing. */
  reassignment: z.nullable(Reassignment),
});
export type MyStatus = z.infer<typeof MyStatus>;

export const readMyStatus = defineRoute({
  method: 'GET',
  path: '/api/me/status',
  summary: 'The caller’s status',
  access: 'signed-in',
  response: MyStatus,
  errors: [],
});

export const chooseStatus = defineRoute({
  method: 'PUT',
  path: '/api/me/status',
  summary: 'Choose a status; it may move open tickets',
  access: 'signed-in',
  body: z.strictObject({ statusId: UserStatusId }),
  response: MyStatus,
  errors: ['unusable_reference'],
});

export const ReassignmentPreview = z.object({
  /** Open tickets of the caller. */
  tickets: z.int(),
  ...outcome,
});
export type ReassignmentPreview = z.infer<typeof ReassignmentPreview>;

export const previewReassignment = defineRoute({
  method: 'GET',
  path: '/api/me/reassignment-preview',
  summary: 'Where open tickets would go',
  access: 'signed-in',
  response: ReassignmentPreview,
  errors: [],
});

export const listReassignments = defineRoute({
  method: 'GET',
  path: '/api/reassignments',
  summary: 'The latest reassignments with what moved, what stayed and why',
  access: 'settings.manage',
  response: z.object({ items: z.array(Reassignment) }),
  errors: [],
});
