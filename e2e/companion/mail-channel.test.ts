/** An e-mail channel from end to end: set up by an admin, written to by a customer, answered by an agent, on real mail servers. */
import { expect, type Page } from '@playwright/test';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, it } from 'vitest';
import { createChannel } from '#lib/contract/channels.ts';
import { readConversationSettings, updateConversationSettings } from '#lib/contract/conversation-settings.ts';
import { createSenders, type Senders } from '#backend/mail/smtp/senders.ts';
import { startMailIntake } from '#backend/jobs/mail-intake.ts';
import { startOutgoingMail } from '#backend/jobs/outgoing-mail.ts';
import { startDovecot, type Dovecot } from '#backend/testing/dovecot.ts';
import { CLIENT, startOpenidProvider } from '#backend/testing/openid-provider.ts';
import { SMTP_LOGIN, startSmtp, type SmtpServer } from '#backend/testing/smtp.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';
import { freePort } from '#backend/testing/free-port.ts';

let run: CompanionBrowser;
let dovecot: Dovecot;
let smtp: SmtpServer;
let senders: Senders;
let stops: (() => Promise<void>)[] = [];
beforeAll(async () => {
  [dovecot, smtp] = [await startDovecot(), await startSmtp()];
  run = await startCompanionBrowser({ mailAuthorities: smtp.authority, allowsPrivateWebhooks: true });
  const { companion, admin } = run.companion;
  senders = createSenders();
  const onError = (error: unknown) => {
    throw error;
  };
  stops = [
    startMailIntake({ companion, lookEveryMs: 200, readEveryMs: 500, onError }),
    startOutgoingMail({ ...companion, senders, onError }),
  ];
  const { version } = await admin.api(readConversationSettings, {});
  await admin.api(updateConversationSettings, { body: { version, createsTickets: true } });
});
afterAll(async () => {
  for (const stop of stops) await stop();
  senders.close();
  await run.close();
  await dovecot.stop();
  await smtp.close();
});

/** Puts a customer's mail into the channel's mailbox, as its server would. */
function write(id: string, text: string, references: readonly string[] = []): Promise<void> {
  const lines = [
    'From: Farah Sundqvist <farah@tarnmoor.example>',
    'To: help@norrvik.example',
    'Subject: Label printer jams',
    `Message-ID: <${id}@tarnmoor.example>`,
    ...references.map((reference) => `In-Reply-To: ${reference}`),
    `Date: ${new Date().toUTCString()}`,
    '',
    text,
  ];
  return dovecot.deliver([Buffer.from(lines.join('\r\n'))]);
}

async function fillServer(page: Page, name: RegExp, server: Record<string, string>): Promise<void> {
  const part = page.getByRole('group', { name });
  await part.getByRole('combobox', { name: 'Security' }).click();
  await page.getByRole('option', { name: server['security'] ?? '' }).click();
  for (const field of ['Server', 'Port', 'User', 'Password'])
    await part.getByRole('textbox', { name: field }).fill(server[field] ?? '');
}

it('is set up with a test that names the server at fault, takes a mail in, and answers it in its thread', async () => {
  const page = await run.open('/settings/channels', run.companion.admin);
  await page.getByRole('button', { name: 'Add channel' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Help desk');
  await dialog.getByRole('radio', { name: /^E-mail/ }).click();
  await dialog.getByRole('textbox', { name: 'E-mail address' }).fill('help@norrvik.example');
  const imap = { security: 'None', Server: '127.0.0.1', Port: String(dovecot.port), User: dovecot.user };
  await fillServer(page, /IMAP/, { ...imap, Password: 'not the password' });
  const { user, password } = SMTP_LOGIN;
  const port = String(smtp.port);
  await fillServer(page, /SMTP/, {
    security: 'STARTTLS',
    Server: smtp.host,
    Port: port,
    User: user,
    Password: password,
  });
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  const slow = { timeout: 20_000 };
  await expect(dialog.getByText('Not tested. Give some text; it is empty.')).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Sender name' })).toBeFocused();
  await page.keyboard.type('Norrvik help desk');
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(dialog.getByText(/^Incoming mail \(IMAP\): .*password/i)).toBeVisible(slow);
  await expect(dialog.getByText('Outgoing mail (SMTP): signed in.')).toBeVisible();
  await fillServer(page, /IMAP/, { ...imap, Password: dovecot.password });
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(dialog.getByText('Incoming mail (IMAP): signed in.')).toBeVisible(slow);
  await dialog.getByRole('button', { name: 'Add channel' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: 'Help desk' })).toBeVisible();

  await write('first', 'Our label printer jams at every tenth label.');
  const agent = await run.open('/conversations', run.companion.agent);
  await agent.getByRole('listitem').filter({ hasText: 'Label printer jams' }).getByRole('link').click();
  await expect(agent.getByRole('complementary')).toContainText(/TKT-E\d+/);
  await agent.getByRole('textbox', { name: 'Reply to Farah Sundqvist' }).fill('Which rolls do you use?');
  await agent.keyboard.press('Control+Enter');
  await expect.poll(() => smtp.caught.length, slow).toBe(1);
  const sent = await simpleParser(smtp.caught[0]?.raw ?? '');
  expect(sent.inReplyTo).toBe('<first@tarnmoor.example>');
  expect(sent.text?.trim()).toBe('Which rolls do you use?');
  await write('second', 'Those with the blue core.', [sent.messageId ?? '']);
  await expect(agent.getByText('Those with the blue core.').first()).toBeVisible(slow);
  await expect(agent.getByRole('article')).toHaveCount(3);
});

it('is connected by consent at a provider, and says what the provider answers when nobody consents', async () => {
  const provider = await startOpenidProvider(await freePort(), `${run.companion.url}/settings/channels`);
  const server = { host: 'localhost', port: 1, security: 'starttls' as const, user: 'support' };
  const oauth = {
    provider: 'other' as const,
    ...CLIENT,
    authorizeUrl: `${provider.issuer}/auth?prompt=consent`,
    tokenUrl: `${provider.issuer}/token`,
    scope: 'openid offline_access',
  };
  const account = {
    address: 'orders@norrvik.example',
    displayName: 'Norrvik orders',
    signIn: 'oauth' as const,
    oauth,
    imap: server,
    smtp: server,
    mailboxes: ['INBOX'],
  };
  const body = { kind: 'email' as const, name: 'Orders', account };
  await run.companion.admin.api(createChannel, { body }, { idempotencyKey: crypto.randomUUID() });
  const page = await run.open('/settings/channels', run.companion.admin);
  const row = page.getByRole('listitem').filter({ hasText: 'Orders' });
  await expect(row).toContainText('Not connected: somebody has to consent at the provider.');
  await row.getByRole('button', { name: 'Connect the account of Orders' }).click();
  await expect(page.getByText(/^Not connected\. The provider said: /)).toBeVisible();
  provider.setAccount({ email: 'orders@norrvik.example', name: 'Orders', isVerified: true });
  await row.getByRole('button', { name: 'Connect the account of Orders' }).click();
  await expect(page.getByText('The account is connected.')).toBeVisible();
  await expect(row.getByRole('button', { name: 'Connect the account of Orders again' })).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
  await provider.close();
});
