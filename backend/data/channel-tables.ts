/** Rows of channels, conversations and messages. Part of `Tables`. */
import type { Generated } from 'kysely';
import type { ChannelKind, SlaType } from '#lib/contract/channels.ts';
import type { ConversationStarter, MessageAuthor } from '#lib/contract/conversations.ts';
import type { ChannelId, ConversationId, MessageId, PipelineId, TeamId, UserId } from '#lib/contract/ids.ts';
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
};
