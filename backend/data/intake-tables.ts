/** Rows of mail that comes in. Part of `Tables`. */
import type { Generated } from 'kysely';
import type { ChannelId, ConversationId, MessageId, RefusedMailId } from '#lib/contract/ids.ts';
import type { RefusedReason } from '#lib/contract/refused-mails.ts';

/** Where a mail lies on its server. */
type Place = { channel_id: ChannelId; mailbox: string; uid_validity: number; uid: number };

type MailReaderTable = { channel_id: ChannelId; runner: string; leased_until: Date };

type MailboxCursorTable = Omit<Place, 'uid'> & { id: Generated<string>; last_uid: number };

type ReceivedMailTable = Place & { digest: string; message_id: MessageId | null; received_at: Date };

type ConversationReferenceTable = { message_id: string; conversation_id: ConversationId };

type RefusedMailTable = Place & {
  id: Generated<RefusedMailId>;
  reason: RefusedReason;
  tries: number;
  size_bytes: number;
  arrived_at: Date | null;
  refused_at: Date;
  due_at: Date | null;
};

type RefusedMailChunkTable = { refused_mail_id: RefusedMailId; position: number; bytes: Uint8Array };

/** The tables by name. */
export type IntakeTables = {
  mail_reader: MailReaderTable;
  mailbox_cursor: MailboxCursorTable;
  received_mail: ReceivedMailTable;
  conversation_reference: ConversationReferenceTable;
  refused_mail: RefusedMailTable;
  refused_mail_chunk: RefusedMailChunkTable;
};
