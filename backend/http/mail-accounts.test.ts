import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import { createChannel, listChannels, updateChannel, type Channel } from '#lib/contract/channels.ts';
import {
  finishMailConsent,
  startMailConsent,
  testMailAccount,
  type NewMailAccount,
} from '#lib/contract/mail-accounts.ts';
import { chooseOwner } from '#backend/commands/choose-owner.ts';
import { findMailSender } from '#backend/commands/find-mail-sender.ts';
import { trySmtp } from '#backend/mail/smtp/senders.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import {
  CLIENT,
  consentAt,
  startOpenidProvider,
  type OpenidProvider,
} from '#backend/testing/openid-provider.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { SMTP_LOGIN, startSmtp, type SmtpServer } from '#backend/testing/smtp.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';
import { freePort } from '../testing/free-port.ts';

/** Secrets as people type them; none may be read anywhere afterwards. */
const PLANTED = ['planted-imap-1', 'planted-smtp-password', 'planted-imap-2', CLIENT.clientSecret];

describeOnEngines('e-mail channels', (open) => {
  let smtp: SmtpServer;
  let companion: TestCompanion;
  let provider: OpenidProvider;
  beforeAll(async () => {
    smtp = await startSmtp();
    const [port, providerPort] = [await freePort(), await freePort()];
    companion = await startTestCompanion(await open(), {
      port,
      mailAuthorities: smtp.authority,
      allowsPrivateWebhooks: true,
    });
    provider = await startOpenidProvider(providerPort, `${companion.url}/settings/channels`);
  });
  afterAll(async () => {
    await provider.close();
    await companion.close();
    await smtp.close();
  });

  const accountOf = (more: Partial<z.input<typeof NewMailAccount>> = {}): z.input<typeof NewMailAccount> => ({
    address: `${randomUUID()}@norrvik.example`,
    displayName: 'Norrvik support',
    imap: { host: 'localhost', port: 1, security: 'tls', user: 'support', password: 'planted-imap-1' },
    smtp: { host: smtp.host, port: smtp.port, security: 'starttls', ...SMTP_LOGIN },
    ...more,
  });
  const create = (more: Partial<z.input<typeof NewMailAccount>> = {}): Promise<Channel> => {
    const body = { name: randomUUID(), kind: 'email' as const, account: accountOf(more) };
    return companion.admin.api(createChannel, { body }, { idempotencyKey: randomUUID() });
  };
  const dump = async () => {
    const { db } = companion.database;
    const tables = [
      'mail_account',
      'mail_consent',
      'outgoing_mail',
      'audit_entry',
      'idempotency_key',
    ] as const;
    const rows = [];
    for (const table of tables) rows.push(await db.selectFrom(table).selectAll().execute());
    return JSON.stringify(rows);
  };

  it('have an account whose passwords go in and are never read again, here or in any table', async () => {
    const channel = await create();
    expect(channel).toMatchObject({ kind: 'email', idleHours: 24, owner: { rule: 'nobody' } });
    expect(channel.account).toMatchObject({
      displayName: 'Norrvik support',
      imap: { host: 'localhost', user: 'support', hasPassword: true },
      mailboxes: ['INBOX'],
      oauth: null,
      intake: null,
    });
    const { items } = await companion.admin.api(listChannels, {});
    const said = JSON.stringify([channel, items]) + (await dump());
    for (const secret of PLANTED) expect(said).not.toContain(secret);
    const found = await findMailSender(companion.companion, channel.id);
    expect(found).toMatchObject({ endpoint: { login: SMTP_LOGIN } });
  });

  it('keep their passwords when other things change, and let them go to no other server', async () => {
    const { id: channelId, version, account } = await create();
    const imap = { host: 'localhost', port: 1, security: 'tls' as const, user: 'support' };
    const server = { host: smtp.host, port: smtp.port, security: 'starttls' as const, user: SMTP_LOGIN.user };
    const same = accountOf({ address: account!.address, displayName: 'Another name', imap, smtp: server });
    const params = { channelId };
    const changed = await companion.admin.api(updateChannel, {
      params,
      body: { version, account: same, idleHours: 3 },
    });
    expect(changed).toMatchObject({
      idleHours: 3,
      account: { displayName: 'Another name', smtp: { hasPassword: true } },
    });
    expect(await findMailSender(companion.companion, channelId)).toMatchObject({
      endpoint: { login: SMTP_LOGIN },
    });
    const moved = { ...same, smtp: { ...server, host: '127.0.0.1' } };
    const refused = companion.admin.api(updateChannel, {
      params,
      body: { version: version + 1, account: moved },
    });
    expect((await refusalOf(refused)).fields).toEqual(['account.smtp.password']);
    const tried = companion.admin.api(testMailAccount, { body: { channelId, account: moved } });
    expect((await refusalOf(tried)).fields).toEqual(['account.smtp.password']);
  });

  it('are refused without an account, with one on an API channel, with an address that another has, and in the clear', async () => {
    const post = (body: object) =>
      refusalOf(
        companion.admin.api(
          createChannel,
          { body: { name: randomUUID(), ...body } },
          { idempotencyKey: randomUUID() },
        ),
      );
    expect((await post({ kind: 'email' })).fields).toEqual(['account']);
    expect((await post({ account: accountOf() })).fields).toEqual(['account']);
    const { account } = await create();
    const taken = accountOf({ address: account!.address.toUpperCase() });
    expect(await post({ kind: 'email', account: taken })).toMatchObject({
      code: 'already_exists',
      fields: ['account.address'],
    });
    const clear = { host: 'imap.norrvik.example', port: 143, security: 'none', user: 'x', password: 'y' };
    expect((await post({ kind: 'email', account: { ...accountOf(), imap: clear } })).fields).toEqual([
      'account.imap.security',
    ]);
    const two = { ...accountOf(), address: 'a@b.example,c@d.example' };
    expect((await post({ kind: 'email', account: two })).fields).toEqual(['account.address']);
  });

  it('are tested before they are saved: each server says which setting is at fault', async () => {
    const test = (more: Partial<z.input<typeof NewMailAccount>>) =>
      companion.admin.api(testMailAccount, { body: { channelId: null, account: accountOf(more) } });
    expect(await test({})).toMatchObject({ imap: { at: 'port' }, smtp: null });
    const wrong = {
      host: smtp.host,
      port: smtp.port,
      security: 'starttls' as const,
      user: 'threadside',
      password: 'planted-imap-2',
    };
    const answer = await test({ smtp: wrong, imap: { ...wrong, host: 'nowhere.invalid' } });
    expect(answer).toMatchObject({ imap: { at: 'host' }, smtp: { at: 'login' } });
    expect(JSON.stringify(answer)).not.toContain('planted');
  });

  it('give tickets to nobody, one user, or those with the fewest, who have to be active', async () => {
    const { id: channelId, version } = await create();
    const ben = await companion.addUser('Agent', 'Ben');
    const params = { channelId };
    const nobody = { rule: 'user' as const, userId: null };
    const refused = companion.admin.api(updateChannel, { params, body: { version, owner: nobody } });
    expect((await refusalOf(refused)).fields).toEqual(['owner.userId']);
    const owner = { rule: 'fewest' as const, userIds: [ben.id, companion.agent.id] };
    const changed = await companion.admin.api(updateChannel, { params, body: { version, owner } });
    expect(changed.owner).toMatchObject({ rule: 'fewest', teamIds: [] });
    expect(new Set(changed.owner.userIds)).toEqual(new Set(owner.userIds));
    const chosen = await companion.database.transaction((tx) => chooseOwner(tx, channelId));
    expect(owner.userIds).toContain(chosen);
  });

  it('are connected by consent at a provider, once and by whoever asked, and send with the token', async () => {
    const user = SMTP_LOGIN.user;
    const oauth = {
      provider: 'other' as const,
      clientId: CLIENT.clientId,
      clientSecret: CLIENT.clientSecret,
      authorizeUrl: `${provider.issuer}/auth`,
      tokenUrl: `${provider.issuer}/token`,
      scope: 'openid offline_access',
    };
    const server = (port: number) => ({ host: 'localhost', port, security: 'starttls' as const, user });
    const channel = await create({ signIn: 'oauth', oauth, imap: server(1), smtp: server(smtp.port) });
    expect(channel.account?.oauth).toMatchObject({ hasClientSecret: true, isConnected: false });
    expect(await findMailSender(companion.companion, channel.id)).toMatchObject({ fault: { at: 'login' } });
    provider.setAccount({ email: 'support@norrvik.example', name: 'Support', isVerified: true });
    const params = { channelId: channel.id };
    const { url } = await companion.admin.api(startMailConsent, { params });
    const body = await consentAt(`${url}&prompt=consent`);
    const other = await companion.addUser('Admin');
    expect((await refusalOf(other.api(finishMailConsent, { body }))).code).toBe('not_found');
    expect(await companion.admin.api(finishMailConsent, { body })).toEqual({ channelId: channel.id });
    expect((await refusalOf(companion.admin.api(finishMailConsent, { body }))).code).toBe('not_found');
    const { items } = await companion.admin.api(listChannels, {});
    expect(items.find(({ id }) => id === channel.id)?.account?.oauth?.isConnected).toBe(true);
    // The server gets what the provider gave; that it knows another token only says that it was asked.
    const found = await findMailSender(companion.companion, channel.id);
    if (found === null || 'fault' in found) throw new Error('Expected a sender');
    expect(await trySmtp(found.endpoint)).toMatchObject({ at: 'login' });
    const { accessToken } = found.endpoint.login as { accessToken: string };
    expect(smtp.logins.at(-1)).toEqual({ user, secret: accessToken });
    // When it is about to end another is fetched, without anybody.
    companion.companion.now = () => new Date(Date.now() + 50 * 3_600_000);
    const later = await findMailSender(companion.companion, channel.id);
    companion.companion.now = () => new Date();
    expect(later).toMatchObject({ endpoint: { login: { accessToken: expect.any(String) as string } } });
    const renewed = (later as typeof found).endpoint.login as { accessToken: string };
    expect(renewed.accessToken).not.toBe(accessToken);
    const all = (await dump()) + JSON.stringify(items);
    for (const secret of [...PLANTED, accessToken, renewed.accessToken]) expect(all).not.toContain(secret);
  });
});
