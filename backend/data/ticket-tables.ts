/** Rows of tickets and what belongs to them. Part of `Tables`. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type {
  AttachmentId,
  ChannelId,
  ChecklistId,
  ChecklistItemId,
  CommentId,
  ConversationId,
  EventId,
  PipelineId,
  ProfileId,
  RecordId,
  StageId,
  TeamId,
  TicketId,
  UserId,
  ViewId,
} from '#lib/contract/ids.ts';
import type { SentimentLabel } from '#lib/contract/sentiment-labels.ts';
import type { TicketStatus } from '#lib/contract/pipelines.ts';
import type { TicketFilter } from '#lib/contract/ticket-filters.ts';
import type { TicketSource } from '#lib/contract/tickets-summary.ts';
import type { TimelineKind } from '#lib/contract/timeline.ts';
import type { ViewScope } from '#lib/contract/views.ts';

/** Set by the database's clock unless given. */
type Now = Generated<Date>;
/** JSON is written as text and read as a value on both engines. */
type Json<T> = ColumnType<T, string | undefined, string>;

type TicketTable = {
  id: Generated<TicketId>;
  number: string;
  source: TicketSource;
  subject: string;
  description: string;
  status: TicketStatus;
  pipeline_id: PipelineId;
  stage_id: StageId;
  owner_id: UserId | null;
  created_by: UserId | null;
  lead_id: RecordId | null;
  contact_id: RecordId | null;
  account_id: RecordId | null;
  opportunity_id: RecordId | null;
  field_values: Json<Record<string, unknown>>;
  created_at: Now;
  updated_at: Now;
  closed_at: Date | null;
  /** Set when its create was undone; such a ticket is seen by nobody. */
  withdrawn_at: Generated<Date | null>;
  /** The closed ticket that this one goes on with. */
  follows_id: Generated<TicketId | null>;
  /** Set once it is deleted; such a ticket is seen only by those who may restore it. */
  deleted_at: Generated<Date | null>;
  deleted_by: Generated<UserId | null>;
  /** The ticket that a duplicate was closed in favour of. */
  merged_into_id: Generated<TicketId | null>;
  is_spam: Generated<boolean>;
  /** Where its conversation came from; null for all that came by no channel. */
  channel_id: Generated<ChannelId | null>;
  /** How the customer felt; null until it is found, after closing. */
  sentiment: Generated<SentimentLabel | null>;
  /** Set by a trigger. */
  stage_entered_at: Generated<Date>;
  /** Kept by a trigger on the ticket's clocks. */
  next_due_at: ColumnType<Date | null, never, never>;
  version: Generated<number>;
  search: GeneratedAlways<string>;
};

type TicketEventTable = {
  id: Generated<EventId>;
  ticket_id: TicketId;
  sequence: GeneratedAlways<number>;
  kind: TimelineKind;
  at: Now;
  actor_id: UserId | null;
  subject: string | null;
  from_value: string | null;
  to_value: string | null;
  reason: string | null;
  version: number;
};

type TicketCommentTable = {
  id: Generated<CommentId>;
  ticket_id: TicketId;
  author_id: UserId;
  text: string;
  mentions: Generated<UserId[]>;
  created_at: Now;
};

type StageStayTable = { ticket_id: TicketId; stage_id: StageId; entered_at: Date; left_at: Date | null };

type TicketFollowerTable = { ticket_id: TicketId; user_id: UserId };

type ChecklistTable = { id: Generated<ChecklistId>; ticket_id: TicketId; title: string; position: number };

type ChecklistItemTable = {
  id: Generated<ChecklistItemId>;
  checklist_id: ChecklistId;
  text: string;
  position: number;
  done_at: Generated<Date | null>;
  done_by: Generated<UserId | null>;
};

type AttachmentTable = {
  id: Generated<AttachmentId>;
  ticket_id: TicketId;
  name: string;
  /** A number on PGlite, text on pg. */
  size_bytes: ColumnType<number | string, number | undefined, number>;
  added_by: UserId;
  created_at: Now;
  /** Null while bytes are arriving. */
  finished_at: Generated<Date | null>;
};

type AttachmentChunkTable = { attachment_id: AttachmentId; position: number; bytes: Uint8Array };

type TicketViewTable = {
  id: Generated<ViewId>;
  name: string;
  scope: ViewScope;
  made_by: UserId;
  team_id: TeamId | null;
  filter: Json<TicketFilter>;
  columns: string[] | null;
  sort: string | null;
  version: Generated<number>;
  changed_by: UserId | null;
  created_at: Now;
};

type TicketViewDefaultTable = {
  id: Generated<string>;
  profile_id: ProfileId | null;
  team_id: TeamId | null;
  view_id: ViewId;
};

type TicketConversationTable = {
  ticket_id: TicketId;
  conversation_id: ConversationId;
  linked_by: UserId | null;
  linked_at: Now;
};

/** The tables by name. */
export type TicketTables = {
  ticket: TicketTable;
  ticket_event: TicketEventTable;
  ticket_comment: TicketCommentTable;
  stage_stay: StageStayTable;
  ticket_follower: TicketFollowerTable;
  checklist: ChecklistTable;
  checklist_item: ChecklistItemTable;
  attachment: AttachmentTable;
  attachment_chunk: AttachmentChunkTable;
  ticket_conversation: TicketConversationTable;
  ticket_view: TicketViewTable;
  ticket_view_default: TicketViewDefaultTable;
};
