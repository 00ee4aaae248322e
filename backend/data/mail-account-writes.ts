/** Accounts of e-mail channels as admins keep them: what is secret goes in closed and is only ever said to be there. */
import { sql, type RawBuilder } from 'kysely';
import type { ChannelId, UserId } from '#lib/contract/ids.ts';
import type { MailAccount, NewMailAccount } from '#lib/contract/mail-accounts.ts';
import type { Tx } from './database.ts';

/** The account of a row of `channel` as JSON, without its secrets; null where there is none. */
export function accountView(): RawBuilder<MailAccount | null> {
  return sql<MailAccount | null>`(
    select json_build_object(
      'address', address, 'displayName', display_name, 'signIn', sign_in, 'mailboxes', mailboxes,
      'imap', json_build_object('host', imap_host, 'port', imap_port, 'security', imap_security, 'user', imap_user,
        'hasPassword', imap_password is not null),
      'smtp', json_build_object('host', smtp_host, 'port', smtp_port, 'security', smtp_security, 'user', smtp_user,
        'hasPassword', smtp_password is not null),
      'oauth', case when sign_in = 'oauth' then json_build_object(
        'provider', oauth_provider, 'clientId', oauth_client_id, 'hasClientSecret', oauth_client_secret is not null,
        'authorizeUrl', oauth_authorize_url, 'tokenUrl', oauth_token_url, 'scope', oauth_scope,
        'isConnected', oauth_refresh_token is not null) end,
      'intake', (select json_build_object('state', state, 'problem', problem, 'since', since, 'readAt', read_at)
        from mail_intake where mail_intake.channel_id = channel.id)
    ) from mail_account where mail_account.channel_id = channel.id
  )`;
}

/** Secrets of an account, closed; absent: as they are. */
export type ClosedSecrets = {
  imapPassword?: string | null | undefined;
  smtpPassword?: string | null | undefined;
  clientSecret?: string | null | undefined;
  /** True when the consent was given to another client, or for another mailbox. */
  endsConsent: boolean;
};

type Given = { account: NewMailAccount; secrets: ClosedSecrets; by: UserId; at: Date };

/** Writes the account of a channel under its next version; false when another channel has its address. */
export async function writeMailAccount(tx: Tx, channelId: ChannelId, given: Given): Promise<boolean> {
  const { address } = given.account;
  const taken = await tx
    .selectFrom('mail_account')
    .where(sql`lower(address)`, '=', address.toLowerCase())
    .where('channel_id', '<>', channelId)
    .select('channel_id')
    .executeTakeFirst();
  if (taken !== undefined) return false;
  const values = toColumns(given);
  await tx
    .insertInto('mail_account')
    .values({
      channel_id: channelId,
      imap_password: null,
      smtp_password: null,
      oauth_client_secret: null,
      // Only of a new account: what was taken in stays so.
      read_from: given.account.takesOld ? null : given.at,
      ...values,
    })
    .onConflict((conflict) =>
      conflict
        .column('channel_id')
        .doUpdateSet({ ...values, version: sql<number>`mail_account.version + 1` }),
    )
    .execute();
  // What was wrong before says nothing of the account as it is now.
  await tx.deleteFrom('mail_intake').where('channel_id', '=', channelId).execute();
  return true;
}

function toColumns({ account, secrets, by, at }: Given) {
  const { imap, smtp } = account;
  return {
    address: account.address,
    display_name: account.displayName,
    imap_host: imap.host,
    imap_port: imap.port,
    imap_security: imap.security,
    imap_user: imap.user,
    smtp_host: smtp.host,
    smtp_port: smtp.port,
    smtp_security: smtp.security,
    smtp_user: smtp.user,
    sign_in: account.signIn,
    mailboxes: account.mailboxes,
    changed_by: by,
    changed_at: at,
    ...toClient(account.oauth),
    ...toSecrets(secrets),
  };
}

function toClient(oauth: NewMailAccount['oauth']) {
  return {
    oauth_provider: oauth?.provider ?? null,
    oauth_client_id: oauth?.clientId ?? null,
    oauth_authorize_url: oauth?.authorizeUrl ?? null,
    oauth_token_url: oauth?.tokenUrl ?? null,
    oauth_scope: oauth?.scope ?? null,
  };
}

function toSecrets({ imapPassword, smtpPassword, clientSecret, endsConsent }: ClosedSecrets) {
  return {
    ...(imapPassword === undefined ? {} : { imap_password: imapPassword }),
    ...(smtpPassword === undefined ? {} : { smtp_password: smtpPassword }),
    ...(clientSecret === undefined ? {} : { oauth_client_secret: clientSecret }),
    ...(endsConsent ? { oauth_refresh_token: null, oauth_access_token: null, oauth_access_until: null } : {}),
  };
}
