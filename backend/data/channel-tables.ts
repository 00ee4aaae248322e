/** Rows of channels, conversations and messages. Part of `Tables`. */
import type { Generated } from 'kysely';
import type { ChannelKind, SlaType } from '#lib/contract/channels.ts';
import type { ConversationStarter, SessionEnd, SessionVerdict } from '#lib/contract/conversations.ts';
import type { MessageAuthor } from '#lib/contract/message-authors.ts';
import type {
  BroadcastId,
  ChannelId,
  ConversationId,
  ConversationSessionId,
  MessageAttachmentId,
  MessageId,
  PipelineId,
  ReplyTemplateId,
  TeamId,
  TicketId,
  UserId,
} from '#lib/contract/ids.ts';
import type { MailProvider } from '#lib/contract/threads.ts';

/** Set by the database's clock unless given. */
type Now = Generated<Date>;

type ChannelTable = {
  id: Generated<ChannelId>;
  name: string;
  kind: Generated<ChannelKind>;
  sla_type: Generated<SlaType>;
  pipeline_id: PipelineId | null;
  idle_hours: Generated<number>;
  visibility: Generated<'all' | 'chosen'>;
  is_enabled: Generated<boolean>;
  version: Generated<number>;
  changed_by: UserId | null;
  changed_at: Now;
};

type ChannelViewerTable = {
  id: Generated<string>;
  channel_id: ChannelId;
  user_id: UserId | null;
  team_id: TeamId | null;
};

type ConversationTable = {
  id: Generated<ConversationId>;
  subject: string;
  /** What `toTopic` makes of the subject; empty for sessions on a channel. */
  topic: Generated<string>;
  created_at: Now;
  /** Null for an e-mail thread, as are the next two. */
  channel_id: Generated<ChannelId | null>;
  external_id: Generated<string | null>;
  started_by: Generated<ConversationStarter | null>;
  customer_name: Generated<string | null>;
  customer_address: Generated<string | null>;
  broadcast_id: Generated<BroadcastId | null>;
  assignee_id: Generated<UserId | null>;
  version: Generated<number>;
  last_message_at: Generated<Date | null>;
  last_customer_at: Generated<Date | null>;
};

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
  message_id: Generated<string | null>;
  provider_message_id: Generated<string | null>;
  from_address: string | null;
  from_name: string | null;
  to_addresses: Generated<string[]>;
  sent_at: Date | null;
  text: string;
  /** Null for e-mail. */
  author_kind: Generated<MessageAuthor | null>;
  external_id: Generated<string | null>;
  created_at: Now;
  subject: Generated<string | null>;
  html: Generated<string | null>;
  original_text: Generated<string | null>;
  cc_addresses: Generated<string[]>;
  author_id: Generated<UserId | null>;
  session_id: Generated<ConversationSessionId | null>;
};

type ConversationSessionTable = {
  id: Generated<ConversationSessionId>;
  conversation_id: ConversationId;
  started_by: ConversationStarter;
  started_at: Date;
  last_message_at: Date;
  ended_at: Generated<Date | null>;
  ended_by: Generated<SessionEnd | null>;
  ticket_id: Generated<TicketId | null>;
  verdict: SessionVerdict;
};

type ConversationReaderTable = { conversation_id: ConversationId; user_id: UserId; read_at: Date };

type MessageAttachmentTable = {
  id: Generated<MessageAttachmentId>;
  /** Null while it waits for its reply. */
  message_id: MessageId | null;
  position: number;
  name: string;
  media_type: string;
  size_bytes: number;
  content_id: string | null;
  /** Of what a colleague added, as are the next two; null for what came with a message. */
  conversation_id: Generated<ConversationId | null>;
  added_by: Generated<UserId | null>;
  added_at: Generated<Date | null>;
  /** False while its bytes arrive. */
  is_whole: Generated<boolean>;
};

type MessageAttachmentChunkTable = {
  attachment_id: MessageAttachmentId;
  position: number;
  bytes: Uint8Array;
};

type ReplyTemplateTable = {
  id: Generated<ReplyTemplateId>;
  /** Whose it is alone; null for everyone's. */
  owner_id: Generated<UserId | null>;
  name: string;
  text: string;
  version: Generated<number>;
  changed_by: UserId | null;
  changed_at: Now;
};

type BroadcastTable = {
  id: Generated<BroadcastId>;
  channel_id: ChannelId;
  subject: string;
  text: string;
  created_by: UserId;
  created_at: Now;
};

/** The tables by name. */
export type ChannelTables = {
  channel: ChannelTable;
  channel_viewer: ChannelViewerTable;
  conversation: ConversationTable;
  conversation_message_id: ConversationMessageIdTable;
  conversation_hint: ConversationHintTable;
  conversation_participant: ConversationParticipantTable;
  message: MessageTable;
  conversation_session: ConversationSessionTable;
  conversation_reader: ConversationReaderTable;
  message_attachment: MessageAttachmentTable;
  message_attachment_chunk: MessageAttachmentChunkTable;
  reply_template: ReplyTemplateTable;
  broadcast: BroadcastTable;
};
