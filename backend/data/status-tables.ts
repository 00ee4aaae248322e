/** Rows of user statuses and of the tickets they move. Part of `Tables`. */
import type { ColumnType, Generated } from 'kysely';
import type { ReassignmentId, UserId, UserStatusId } from '#lib/contract/ids.ts';
import type { ReassignmentState, StayReason } from '#lib/contract/reassignments.ts';

/** Set by the database's clock unless given. */
type Now = Generated<Date>;

type UserStatusTable = {
  id: Generated<UserStatusId>;
  name: string;
  is_available: boolean;
  reassigns_tickets: boolean;
  is_default: Generated<boolean>;
  version: Generated<number>;
  changed_by: Generated<UserId | null>;
  changed_at: Now;
};

type ReassignmentTable = {
  id: Generated<ReassignmentId>;
  user_id: UserId;
  status_name: string;
  created_at: Now;
  state: Generated<ReassignmentState>;
  finished_at: Generated<Date | null>;
  takers: ColumnType<Record<UserId, number>, string | undefined, string>;
  stays: Generated<number>;
  why: Generated<StayReason | null>;
  runner: Generated<string | null>;
  leased_until: Generated<Date | null>;
};

/** The tables by name. */
export type StatusTables = { user_status: UserStatusTable; reassignment: ReassignmentTable };
