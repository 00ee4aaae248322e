/**
 * Secrets of every kind are planted, used, and looked for in all that is left behind: every column of every table, as it is, as base64 and as
 * hex, and every line of the log at its finest.
 */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApi } from '#lib/api/api.ts';
import { createApiKey } from '#lib/contract/api-keys.ts';
import { createChannel, listChannels } from '#lib/contract/channels.ts';
import type { ChannelId } from '#lib/contract/ids.ts';
import { createInvitation } from '#lib/contract/invitations.ts';
import { finishMailConsent, startMailConsent, testMailAccount } from '#lib/contract/mail-accounts.ts';
import { sendTestMail, updateMailSetting } from '#lib/contract/mail-settings.ts';
import { makePasswordReset } from '#lib/contract/password-resets.ts';
import { listProfiles } from '#lib/contract/profiles.ts';
import { SENTIMENT_CONSENT, updateSentimentSetting } from '#lib/contract/sentiment-settings.ts';
import { pollDevice, signIn, startDevice } from '#lib/contract/sessions.ts';
import { confirmTwoFactor, startTwoFactor } from '#lib/contract/two-factor.ts';
import { readMe } from '#lib/contract/users.ts';
import { createWebhook, testWebhook, WEBHOOK_EVENTS } from '#lib/contract/webhooks.ts';
import { findMailSender } from '#backend/commands/find-mail-sender.ts';
import { startMailIntake } from '#backend/jobs/mail-intake.ts';
import { startOutgoingMail } from '#backend/jobs/outgoing-mail.ts';
import { startWebhookDeliveries } from '#backend/jobs/webhook-deliveries.ts';
import { createSenders } from '#backend/mail/smtp/senders.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import {
  CLIENT,
  consentAt,
  startOpenidProvider,
  type OpenidProvider,
} from '#backend/testing/openid-provider.ts';
import { cookieApi } from '#backend/testing/requests.ts';
import { SMTP_LOGIN, startSmtp, type SmtpServer } from '#backend/testing/smtp.ts';
import { startTestCompanion, TEST_PASSWORD, type TestCompanion } from '#backend/testing/test-companion.ts';
import { totp } from '#backend/testing/totp.ts';
import { freePort } from '../testing/free-port.ts';

const IMAP_PASSWORD = 'planted-imap-password';
const SENTIMENT_KEY = 'planted-sentiment-key';
describeOnEngines('secrets', (open) => {
  let smtp: SmtpServer;
  let companion: TestCompanion;
  let provider: OpenidProvider;
  const lines: string[] = [];
  beforeAll(async () => {
    smtp = await startSmtp();
    const [port, providerPort] = [await freePort(), await freePort()];
    companion = await startTestCompanion(await open(), {
      port,
      mailAuthorities: smtp.authority,
      allowsPrivateWebhooks: true,
      onLog: (line) => lines.push(line),
    });
    provider = await startOpenidProvider(providerPort, `${companion.url}/settings/channels`);
  });
  afterAll(async () => {
    await provider.close();
    await companion.close();
    await smtp.close();
  });

  /** Of people: passwords, cookies, keys, codes and links. */
  async function plantOfPeople(): Promise<Record<string, string>> {
    const { admin, agent, url } = companion;
    const { user, browser } = await aBrowser();
    const { secret, backupCodes } = await browser.api(startTwoFactor, { body: { password: TEST_PASSWORD } });
    await browser.api(confirmTwoFactor, { body: { code: totp(secret) } });
    const half = await createApi({ baseUrl: url })(signIn, {
      body: { email: user.email, password: TEST_PASSWORD },
    });
    const { key } = await agent.api(createApiKey, {
      body: { name: 'CRM', days: 30, permissions: ['tickets.read'] },
    });
    await createApi({ baseUrl: url, token: key })(readMe, {}).catch(() => null);
    const device = await createApi({ baseUrl: url })(startDevice, { body: {} });
    await createApi({ baseUrl: url })(pollDevice, { body: { deviceCode: device.deviceCode } });
    const { items } = await admin.api(listProfiles, {});
    const profileId = items.find(({ name }) => name === 'Agent')?.id ?? items[0]!.id;
    const invited = await admin.api(createInvitation, { body: { email: 'new@norrvik.example', profileId } });
    const reset = await admin.api(makePasswordReset, { params: { userId: agent.id }, body: {} });
    return {
      'a password': TEST_PASSWORD,
      'a session cookie': (browser.cookie() ?? '').replace(/^[^=]*=/, '').split('.')[0] ?? '',
      'the extension’s token': agent.token,
      'a second factor': secret,
      'a backup code': backupCodes[0] ?? '',
      'half a sign-in': half.state === 'second-factor' ? half.challenge : '',
      'an API key': key,
      'a device’s code': device.deviceCode,
      'the link of an invitation': invited.url.split('#')[1] ?? '',
      'the link of a new password': reset.url.split('#')[1] ?? '',
    };
  }

  async function aBrowser() {
    const user = await companion.addUser('Agent');
    const browser = cookieApi(companion.url);
    await browser.api(signIn, { body: { email: user.email, password: TEST_PASSWORD } });
    return { user, browser };
  }

  /** Of servers: mail by password and by consent, webhooks, the endpoint for sentiment. */
  async function plantOfServers(): Promise<Record<string, string>> {
    const { api } = companion.admin;
    const imap = {
      host: 'localhost',
      port: 1,
      security: 'tls' as const,
      user: 'support',
      password: IMAP_PASSWORD,
    };
    const smtpServer = { host: smtp.host, port: smtp.port, security: 'starttls' as const, ...SMTP_LOGIN };
    const account = { address: 'help@norrvik.example', displayName: 'Help', imap, smtp: smtpServer };
    await api(
      createChannel,
      { body: { name: 'Mail', kind: 'email', account } },
      { idempotencyKey: randomUUID() },
    );
    await api(testMailAccount, { body: { channelId: null, account } }).catch(() => null);
    const setting = { version: 0, address: 'desk@norrvik.example', displayName: 'Norrvik', smtp: smtpServer };
    await api(updateMailSetting, { body: setting });
    await api(sendTestMail, {});
    const hook = { name: 'CRM', address: `${provider.issuer}/hook`, events: [...WEBHOOK_EVENTS] };
    const { webhook, secret } = await api(createWebhook, { body: hook });
    await api(testWebhook, { params: { webhookId: webhook.id } });
    const endpoint = {
      usesEndpoint: true,
      address: `${provider.issuer}/v1`,
      model: 'small',
      key: SENTIMENT_KEY,
    };
    await api(updateSentimentSetting, { body: { version: 1, ...endpoint, consent: SENTIMENT_CONSENT } });
    return {
      'an IMAP password': IMAP_PASSWORD,
      'an SMTP password': SMTP_LOGIN.password,
      'a webhook’s secret': secret.replace(/^whsec_/, ''),
      'the key of an endpoint': SENTIMENT_KEY,
      ...(await plantOfConsent()),
    };
  }

  async function plantOfConsent(): Promise<Record<string, string>> {
    const { api } = companion.admin;
    const oauth = {
      provider: 'other' as const,
      ...CLIENT,
      authorizeUrl: `${provider.issuer}/auth`,
      tokenUrl: `${provider.issuer}/token`,
      scope: 'openid offline_access',
    };
    const server = { host: 'localhost', security: 'starttls' as const, user: SMTP_LOGIN.user };
    const account = {
      address: 'box@norrvik.example',
      displayName: 'Box',
      signIn: 'oauth' as const,
      oauth,
      imap: { ...server, port: 1 },
      smtp: { ...server, port: smtp.port },
    };
    const body = { name: 'Consented', kind: 'email' as const, account };
    const channel = await api(createChannel, { body }, { idempotencyKey: randomUUID() });
    provider.setAccount({ email: 'box@norrvik.example', name: 'Box', isVerified: true });
    const { url } = await api(startMailConsent, { params: { channelId: channel.id } });
    const consent = await consentAt(`${url}&prompt=consent`);
    await api(finishMailConsent, { body: consent });
    const found = await findMailSender(companion.companion, channel.id);
    if (found === null || 'fault' in found) throw new Error('Expected a sender');
    const { accessToken } = found.endpoint.login as { accessToken: string };
    return {
      'a client’s secret': CLIENT.clientSecret,
      'a consent’s code': consent.code,
      'an access token': accessToken,
      'a refresh token': await refreshTokenOf(channel.id),
    };
  }

  /** Opened with the companion's key. */
  async function refreshTokenOf(channelId: ChannelId): Promise<string> {
    const row = await companion.database.db
      .selectFrom('mail_account')
      .where('channel_id', '=', channelId)
      .select('oauth_refresh_token')
      .executeTakeFirstOrThrow();
    return companion.companion.mail.secrets.open(row.oauth_refresh_token ?? '');
  }

  /** The jobs have their turn, so that their faults are in the log. */
  async function work(): Promise<void> {
    const senders = createSenders();
    const onError = (error: unknown) => lines.push(String(error instanceof Error ? error.stack : error));
    const job = { ...companion.companion, senders, lookEveryMs: 50, onError };
    const stops = [
      startMailIntake({ companion: companion.companion, lookEveryMs: 50, onError }),
      startOutgoingMail(job),
      startWebhookDeliveries(job),
    ];
    const faults = async () => {
      const { items } = await companion.admin.api(listChannels, {});
      return items.filter(({ account }) => account?.intake?.problem != null).length;
    };
    await expect.poll(faults, { timeout: 30_000 }).toBe(2);
    await expect.poll(() => smtp.caught.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
    for (const stop of stops) await stop();
    senders.close();
  }

  /** Every row of every table as text. */
  async function dump(): Promise<Map<string, string>> {
    const { db } = companion.database;
    const { rows } = await sql<{
      name: string;
    }>`select table_name as name from information_schema.tables where table_schema = 'public'`.execute(db);
    const tables = new Map<string, string>();
    for (const { name } of rows) {
      const kept = await sql<{
        row: string;
      }>`select to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(db);
      tables.set(name, kept.rows.map(({ row }) => row).join('\n'));
    }
    return tables;
  }

  it(
    'are in no line of the log, and in no table, however they are written',
    { timeout: 120_000 },
    async () => {
      const planted = { ...(await plantOfPeople()), ...(await plantOfServers()) };
      await work();
      const places = [...(await dump()), ['the log', lines.join('\n')] as const];
      const found = Object.entries(planted).flatMap(([what, secret]) =>
        places
          .filter(([, text]) => waysOf(secret).some((way) => text.includes(way)))
          .map(([place]) => `${what} in ${place}`),
      );
      expect(found).toEqual([]);
      // What was looked at: secrets that are some, many tables, a log that tells of requests, and a word that is really kept.
      expect(Object.entries(planted).filter(([, secret]) => secret.length < 8)).toEqual([]);
      expect(places.length).toBeGreaterThan(50);
      expect(lines.join('\n')).toContain('/api/channels');
      expect(places.filter(([, text]) => text.includes('box@norrvik.example')).length).toBeGreaterThan(0);
    },
  );
});

/** A text as it could stand in a dump: plain, in base64 (of its middle, whatever is before it), in hex. */
function waysOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].map((skip) => bytes.subarray(skip).toString('base64').slice(0, -4));
  return [secret, bytes.toString('hex'), ...base64.filter((way) => way.length >= 8)];
}
