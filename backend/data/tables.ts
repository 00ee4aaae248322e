/** Rows as the migrations make them; a test compares these names with the database. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { FieldKind } from '#lib/contract/fields.ts';
import type {
  AuditEntryId,
  AttachmentId,
  ChecklistId,
  ChecklistItemId,
  CommentId,
  ConversationId,
  EventId,
  FieldId,
  MessageId,
  NotificationId,
  PipelineId,
  ProfileId,
  RecordId,
  RecordImportId,
  StageId,
  TeamId,
  TicketId,
  UserId,
  ViewId,
} from '#lib/contract/ids.ts';
import type { NotificationKind } from '#lib/contract/notifications.ts';
import type { StageHue, TicketStatus } from '#lib/contract/pipelines.ts';
import type { ImportMapping, ImportState, RecordImport } from '#lib/contract/record-imports.ts';
import type { RecordKind } from '#lib/contract/records.ts';
import type { MailProvider } from '#lib/contract/threads.ts';
import type { TicketFilter } from '#lib/contract/ticket-filters.ts';
import type { TicketSource } from '#lib/contract/tickets-summary.ts';
import type { TimelineKind } from '#lib/contract/timeline.ts';
import type { ViewScope } from '#lib/contract/views.ts';
import type { AccountTables } from './account-tables.ts';

/** Set by the database's clock unless given. */
type Now = Generated<Date>;
/** JSON is written as text and read as a value on both engines. */
type Json<T> = ColumnType<T, string | undefined, string>;

type Charset = RecordImport['charset'];

/** Written by triggers, read as `Change`. */
type ChangeTable = {
  topic: string;
  subject_id: string | null;
  user_id: UserId | null;
  txid: Generated<string>;
  at: Now;
};

type ChangeOriginTable = { is_only: Generated<boolean>; id: Generated<string> };

type WorkspaceTable = {
  is_only: Generated<boolean>;
  name: string;
  ticket_visibility: Generated<'public' | 'private'>;
  visibility_version: Generated<number>;
  created_at: Now;
};

type PipelineTable = {
  id: Generated<PipelineId>;
  name: string;
  position: number;
  is_default: Generated<boolean>;
  version: Generated<number>;
  changed_by: Generated<UserId | null>;
  changed_at: Now;
  archived_at: Generated<Date | null>;
};

type StageTable = {
  id: Generated<StageId>;
  pipeline_id: PipelineId;
  name: string;
  hue: StageHue;
  /** Null once archived. */
  position: number | null;
  sets_status: TicketStatus | null;
  archived_at: Generated<Date | null>;
};

type FieldTable = {
  id: Generated<FieldId>;
  key: string;
  label: string;
  hint: string | null;
  kind: FieldKind;
  is_mandatory: Generated<boolean>;
  options: Generated<string[]>;
  default_value: Json<unknown>;
  pipeline_ids: PipelineId[] | null;
  position: number;
  version: Generated<number>;
  changed_by: Generated<UserId | null>;
  changed_at: Now;
  archived_at: Generated<Date | null>;
  archived_options: Generated<string[]>;
};

type RecordTable = {
  id: Generated<RecordId>;
  kind: RecordKind;
  name: string;
  title: string | null;
  company: string | null;
  account_id: RecordId | null;
  /** Of a task: the record it is about. */
  about_id: Generated<RecordId | null>;
  owner_id: UserId | null;
  phones: Generated<string[]>;
  source_url: Generated<string | null>;
  created_at: Now;
  updated_at: Now;
  active_at: Now;
  version: Generated<number>;
  search: GeneratedAlways<string>;
  source: Generated<string | null>;
  external_id: Generated<string | null>;
  /** pg reads a date as midnight here; select it as text. */
  due_on: Generated<string | null>;
  done_at: Generated<Date | null>;
  changed_by: Generated<UserId | null>;
};

type RecordImportTable = {
  id: Generated<RecordImportId>;
  kind: RecordKind;
  file_name: string;
  charset: Charset;
  delimiter: string;
  headers: string[];
  row_count: Generated<number>;
  state: Generated<ImportState>;
  mapping: ColumnType<ImportMapping | null, string | undefined, string | null>;
  position: Generated<number>;
  added: Generated<number>;
  changed: Generated<number>;
  unchanged: Generated<number>;
  refused: Generated<number>;
  created_by: UserId;
  created_at: Now;
  started_at: Generated<Date | null>;
  finished_at: Generated<Date | null>;
  runner: Generated<string | null>;
  leased_until: Generated<Date | null>;
};

type RecordImportBatchTable = {
  import_id: RecordImportId;
  position: number;
  first_row: number;
  rows: string;
  refused: Generated<string>;
};

type RecordImportClaimTable = { import_id: RecordImportId; claim: string; row_number: number };

type RecordEmailTable = { record_id: RecordId; match_key: string; address: string; position: number };

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
  /** Set by a trigger. */
  stage_entered_at: Generated<Date>;
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

type AuditEntryTable = {
  id: Generated<AuditEntryId>;
  at: Now;
  actor_id: UserId | null;
  action: string;
  subject: string | null;
  fields: string[];
  outcome: Generated<'done' | 'refused' | null>;
  code: Generated<string | null>;
};

/** Written by triggers. */
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

type NotificationTable = {
  id: Generated<NotificationId>;
  user_id: UserId;
  kind: NotificationKind;
  ticket_id: TicketId;
  actor_id: UserId | null;
  text: string | null;
  due_at: Date;
  told_at: Date | null;
  read_at: Generated<Date | null>;
};

type MutedNotificationTable = { user_id: UserId; kind: NotificationKind };

type ConversationTable = { id: Generated<ConversationId>; subject: string; created_at: Now };

type ConversationMessageIdTable = { message_id: string; conversation_id: ConversationId };

type ConversationHintTable = {
  provider: MailProvider;
  mailbox_key: string;
  provider_thread_id: string;
  conversation_id: ConversationId;
};

type ConversationParticipantTable = { conversation_id: ConversationId; match_key: string };

type MessageTable = {
  id: Generated<MessageId>;
  conversation_id: ConversationId;
  message_id: string | null;
  provider_message_id: string | null;
  from_address: string;
  from_name: string | null;
  to_addresses: Generated<string[]>;
  sent_at: Date | null;
  text: string;
  created_at: Now;
};

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

type IdempotencyKeyTable = {
  user_id: UserId;
  key: string;
  request_hash: string;
  status: number | null;
  body: ColumnType<unknown, string | null | undefined, string | null>;
  created_at: Now;
};

/** Every table by name. */
export type Tables = AccountTables & {
  change: ChangeTable;
  change_origin: ChangeOriginTable;
  workspace: WorkspaceTable;
  pipeline: PipelineTable;
  stage: StageTable;
  field: FieldTable;
  record: RecordTable;
  record_email: RecordEmailTable;
  record_import: RecordImportTable;
  record_import_batch: RecordImportBatchTable;
  record_import_claim: RecordImportClaimTable;
  ticket: TicketTable;
  ticket_event: TicketEventTable;
  ticket_comment: TicketCommentTable;
  audit_entry: AuditEntryTable;
  stage_stay: StageStayTable;
  ticket_follower: TicketFollowerTable;
  checklist: ChecklistTable;
  checklist_item: ChecklistItemTable;
  attachment: AttachmentTable;
  attachment_chunk: AttachmentChunkTable;
  notification: NotificationTable;
  muted_notification: MutedNotificationTable;
  conversation: ConversationTable;
  conversation_message_id: ConversationMessageIdTable;
  conversation_hint: ConversationHintTable;
  conversation_participant: ConversationParticipantTable;
  message: MessageTable;
  ticket_conversation: TicketConversationTable;
  ticket_view: TicketViewTable;
  ticket_view_default: TicketViewDefaultTable;
  idempotency_key: IdempotencyKeyTable;
};
