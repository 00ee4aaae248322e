/** Rows of calendars, the SLA policy and clocks. Part of `Tables`. */
import type { ColumnType, Generated } from 'kysely';
import type { Holiday, OpeningWeek } from '#lib/contract/calendars.ts';
import type { CalendarId, ChannelId, SlaTermsId, TicketId, UserId } from '#lib/contract/ids.ts';
import type { PausingStatus, SlaLevel, SlaTerms } from '#lib/contract/sla.ts';
import type { ClockKind } from '#lib/contract/ticket-clocks.ts';

/** Set by the database's clock unless given. */
type Now = Generated<Date>;
/** JSON is written as text and read as a value on both engines. */
type Json<T> = ColumnType<T, string, string>;

type CalendarTable = {
  id: Generated<CalendarId>;
  name: string;
  zone: string;
  week: Json<OpeningWeek>;
  holidays: Json<Holiday[]>;
  version: Generated<number>;
  changed_by: UserId | null;
  changed_at: Now;
};

/** Never changed; a trigger refuses it. */
type SlaTermsTable = { id: Generated<SlaTermsId>; terms: Json<SlaTerms>; made_at: Now };

type SlaPolicyTable = {
  id: Generated<string>;
  is_global: boolean;
  /** The channel whose own policy it is; null for the global one. */
  channel_id: ChannelId | null;
  first_response_s: number | null;
  closure_s: number | null;
  calendar_id: CalendarId | null;
  pausing_statuses: PausingStatus[];
  notify_user_id: UserId | null;
  warning_share: number | null;
  levels: Json<SlaLevel[]>;
  terms_id: SlaTermsId | null;
  version: Generated<number>;
  changed_by: UserId | null;
  changed_at: Now;
};

type TicketClockTable = {
  ticket_id: TicketId;
  kind: ClockKind;
  terms_id: SlaTermsId;
  target_s: number;
  started_at: Date;
  due_at: Date | null;
  paused_at: Date | null;
  pauses: Json<[string, string][]>;
  stopped_at: Date | null;
  stopped_by: 'response' | 'closing' | null;
  next_level: Generated<number>;
  next_at: Date | null;
};

type EscalationTable = {
  ticket_id: TicketId;
  kind: ClockKind;
  level: number;
  due_at: Date;
  escalated_at: Now;
};

/** The tables by name. */
export type SlaTables = {
  calendar: CalendarTable;
  sla_terms: SlaTermsTable;
  sla_policy: SlaPolicyTable;
  ticket_clock: TicketClockTable;
  escalation: EscalationTable;
};
