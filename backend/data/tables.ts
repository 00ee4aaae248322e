/** Rows as the migrations make them; a test compares these names with the database. */
import type { ColumnType, Generated } from 'kysely';
import type { FieldKind } from '#lib/contract/fields.ts';
import type {
  AuditEntryId,
  FieldId,
  NotificationId,
  OutgoingMailId,
  PipelineId,
  StageId,
  TicketId,
  UserId,
} from '#lib/contract/ids.ts';
import type { NotificationKind } from '#lib/contract/notifications.ts';
import type { StageHue, TicketStatus } from '#lib/contract/pipelines.ts';
import type { AccountTables } from './account-tables.ts';
import type { ChannelTables } from './channel-tables.ts';
import type { IntakeTables } from './intake-tables.ts';
import type { MailTables } from './mail-tables.ts';
import type { TicketTables } from './ticket-tables.ts';
import type { RecordTables } from './record-tables.ts';
import type { WebhookTables } from './webhook-tables.ts';
import type { SentimentTables } from './sentiment-tables.ts';
import type { SlaTables } from './sla-tables.ts';
import type { StatusTables } from './status-tables.ts';

/** Set by the database's clock unless given. */
type Now = Generated<Date>;
/** JSON is written as text and read as a value on both engines. */
type Json<T> = ColumnType<T, string | undefined, string>;

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
  /** Whether a new session of a customer gets a ticket by itself. */
  creates_tickets: Generated<boolean>;
  conversations_version: Generated<number>;
  conversations_changed_at: Generated<Date | null>;
  conversations_changed_by: Generated<UserId | null>;
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
  mail_at: Generated<Date | null>;
  mail_id: Generated<OutgoingMailId | null>;
};

type MutedNotificationTable = { user_id: UserId; kind: NotificationKind };

type IdempotencyKeyTable = {
  user_id: UserId;
  key: string;
  request_hash: string;
  status: number | null;
  body: ColumnType<unknown, string | null | undefined, string | null>;
  created_at: Now;
};

/** Every table by name. */
export type Tables = AccountTables &
  ChannelTables &
  IntakeTables &
  MailTables &
  RecordTables &
  SentimentTables &
  SlaTables &
  StatusTables &
  TicketTables &
  WebhookTables & {
    change: ChangeTable;
    change_origin: ChangeOriginTable;
    workspace: WorkspaceTable;
    pipeline: PipelineTable;
    stage: StageTable;
    field: FieldTable;
    audit_entry: AuditEntryTable;
    notification: NotificationTable;
    muted_notification: MutedNotificationTable;
    idempotency_key: IdempotencyKeyTable;
  };
