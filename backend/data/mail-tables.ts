/** Rows of mail accounts, the workspace's mail setting, and mail that is to be sent. Part of `Tables`. */
import type { ColumnType, Generated } from 'kysely';
import type { ChannelId, OutgoingMailId, TeamId, UserId } from '#lib/contract/ids.ts';
import type {
  MailProviderName,
  MailSecurity,
  MailSignIn,
  OwnerRuleKind,
} from '#lib/contract/mail-accounts.ts';
import type { NotificationKind } from '#lib/contract/notifications.ts';

/** Set by the database's clock unless given. */
type Now = Generated<Date>;

type MailAccountTable = {
  channel_id: ChannelId;
  address: string;
  display_name: string;
  imap_host: string;
  imap_port: number;
  imap_security: MailSecurity;
  imap_user: string;
  smtp_host: string;
  smtp_port: number;
  smtp_security: MailSecurity;
  smtp_user: string;
  sign_in: MailSignIn;
  imap_password: string | null;
  smtp_password: string | null;
  oauth_provider: MailProviderName | null;
  oauth_client_id: string | null;
  oauth_client_secret: string | null;
  oauth_authorize_url: string | null;
  oauth_token_url: string | null;
  oauth_scope: string | null;
  oauth_refresh_token: Generated<string | null>;
  oauth_access_token: Generated<string | null>;
  oauth_access_until: Generated<Date | null>;
  mailboxes: string[];
  /** What arrived before is left alone; null: all is taken in. */
  read_from: Generated<Date | null>;
  version: Generated<number>;
  changed_by: UserId | null;
  changed_at: Now;
};

/** Written by the job that reads the mailboxes. */
type MailIntakeTable = {
  channel_id: ChannelId;
  state: 'reading' | 'failing';
  problem: string | null;
  since: Date;
  read_at: Date | null;
};

type MailConsentTable = {
  state_hash: string;
  channel_id: ChannelId;
  user_id: UserId;
  verifier: string;
  expires_at: Date;
};

type ChannelOwnerRuleTable = { channel_id: ChannelId; rule: OwnerRuleKind; user_id: UserId | null };

type ChannelCandidateTable = {
  id: Generated<string>;
  channel_id: ChannelId;
  user_id: UserId | null;
  team_id: TeamId | null;
};

type MailSettingTable = {
  is_only: Generated<boolean>;
  address: string;
  display_name: string;
  smtp_host: string;
  smtp_port: number;
  smtp_security: MailSecurity;
  smtp_user: string | null;
  smtp_password: string | null;
  version: Generated<number>;
  changed_by: UserId | null;
  changed_at: Now;
};

/** Why a mail is sent. */
export type MailPurpose =
  | 'reply'
  | 'broadcast'
  | 'invitation'
  | 'password-reset'
  | 'notification'
  | 'escalation'
  | 'test';

/** A file of a mail by reference. */
export type MailAttachment = { name: string; mediaType: string; messageAttachmentId: string };

type OutgoingMailTable = {
  id: Generated<OutgoingMailId>;
  key: string;
  purpose: MailPurpose;
  channel_id: ChannelId | null;
  message_id: string;
  to_address: string;
  to_name: string | null;
  cc_addresses: Generated<string[]>;
  subject: string;
  text: string;
  html: string | null;
  secret: string | null;
  in_reply_to: string | null;
  message_ids: Generated<string[]>;
  is_automatic: boolean;
  attachments: ColumnType<MailAttachment[], string | undefined, string>;
  user_id: UserId | null;
  state: Generated<'waiting' | 'kept' | 'sent' | 'failed' | 'dropped'>;
  tries: Generated<number>;
  due_at: Date;
  expires_at: Date | null;
  problem: Generated<string | null>;
  created_at: Now;
  finished_at: Generated<Date | null>;
};

type MailChoiceTable = { user_id: UserId; kind: NotificationKind; is_wanted: boolean };

/** The tables by name. */
export type MailTables = {
  mail_account: MailAccountTable;
  mail_intake: MailIntakeTable;
  mail_consent: MailConsentTable;
  channel_owner_rule: ChannelOwnerRuleTable;
  channel_candidate: ChannelCandidateTable;
  mail_setting: MailSettingTable;
  outgoing_mail: OutgoingMailTable;
  mail_choice: MailChoiceTable;
};
