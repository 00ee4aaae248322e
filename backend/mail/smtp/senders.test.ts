import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { SMTP_LOGIN, SMTP_TOKEN, startSmtp, type SmtpServer } from '#backend/testing/smtp.ts';
import type { MailEndpoint } from '../servers.ts';
import type { Mail } from './message.ts';
import { createSenders, trySmtp, type Senders } from './senders.ts';

let server: SmtpServer;
let senders: Senders;
beforeAll(async () => {
  server = await startSmtp();
  senders = createSenders();
});
afterAll(async () => {
  senders.close();
  await server.close();
});
beforeEach(() => {
  server.caught.length = 0;
  server.setRefusal(() => null);
});

const endpoint = (more: Partial<MailEndpoint> = {}): MailEndpoint => ({
  host: server.host,
  port: server.port,
  security: 'starttls',
  login: SMTP_LOGIN,
  authorities: server.authority,
  ...more,
});

const mailOf = (more: Partial<Mail> = {}): Mail => ({
  from: { address: 'desk@norrvik.example', name: 'Norrvik desk' },
  to: { address: 'marta@lindqvist.example', name: 'Marta Lindqvist' },
  cc: [],
  subject: 'About the pump',
  text: 'It runs again.',
  html: null,
  messageId: '<threadside.auto.1@norrvik.example>',
  inReplyTo: null,
  references: [],
  isAutomatic: true,
  attachments: [],
  ...more,
});

/** Names of the headers in order, and what they say with continuation lines joined. */
function headersOf(raw: string): [string, string][] {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]/g, ' ');
  return head
    .split('\r\n')
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
}

const HEADERS = [
  'From',
  'To',
  'Subject',
  'Message-ID',
  'Date',
  'MIME-Version',
  'Auto-Submitted',
  'X-Auto-Response-Suppress',
  'Content-Type',
  'Content-Transfer-Encoding',
].toSorted();

it('sending is encrypted and signed in, and says that nobody wrote it', async () => {
  expect(await senders.send('one', endpoint(), mailOf())).toBeNull();
  const [mail] = server.caught;
  expect(mail).toMatchObject({
    isEncrypted: true,
    from: 'desk@norrvik.example',
    to: ['marta@lindqvist.example'],
  });
  const headers = new Map(headersOf(mail!.raw));
  expect(headers.get('Message-ID')).toBe('<threadside.auto.1@norrvik.example>');
  expect(headers.get('Auto-Submitted')).toBe('auto-generated');
  expect(headers.get('X-Auto-Response-Suppress')).toBe('All');
});

const HOSTILE = [
  'a\r\nBcc: victim@elsewhere.example',
  'a\nBcc: victim@elsewhere.example',
  'a\r\n\r\nA body of their own',
  'a\u2028Bcc: victim@elsewhere.example',
  'a\u0000\u0085b',
  '=?utf-8?q?a=0D=0ABcc:_victim=40elsewhere.example?=',
  '=?utf-8?q?victim=40elsewhere.example=2C_x?= <victim@elsewhere.example>,',
  'x" <victim@elsewhere.example>, "y',
  'victim@elsewhere.example, Marta',
  'Märta <victim@elsewhere.example>',
];

it.each(HOSTILE)(
  'sending has one recipient and no further header when names and subject are %j',
  async (text) => {
    const from = { address: 'desk@norrvik.example', name: text };
    const to = { address: 'marta@lindqvist.example', name: text };
    expect(await senders.send('one', endpoint(), mailOf({ from, to, subject: text }))).toBeNull();
    const [mail] = server.caught;
    expect(mail?.to).toEqual(['marta@lindqvist.example']);
    const headers = headersOf(mail!.raw);
    expect(headers.map(([name]) => name).toSorted()).toEqual(HEADERS);
    const sentTo = headers.find(([name]) => name === 'To')?.[1] ?? '';
    expect(sentTo).toMatch(
      /^[^<>]*"?[^"]*"? ?<marta@lindqvist\.example>$|^"(?:[^"\\]|\\.)*" <marta@lindqvist\.example>$/,
    );
    const values = headers.filter(([name]) => name === 'Subject' || name === 'To').map(([, value]) => value);
    expect(values.join(' ')).not.toContain('=?utf-8?q?');
  },
);

it.each([
  'marta@lindqvist.example\r\nRCPT TO:<victim@elsewhere.example>',
  'a@b.example, c@d.example',
  'a@b.example>',
  '"a b"@c.example',
])('sending refuses %j for good, as it is no one address', async (address) => {
  const fault = await senders.send('one', endpoint(), mailOf({ to: { address, name: null } }));
  expect(fault).toMatchObject({ at: 'recipient', isFinal: true });
  expect(server.caught).toEqual([]);
});

it('references that are no Message-IDs are left out, and a reply names what it answers', async () => {
  const references = ['<one@lindqvist.example>', '<two@lindqvist.example>\r\nX-Evil: 1', 'three'];
  const reply = mailOf({ inReplyTo: '<one@lindqvist.example>', references, isAutomatic: false });
  expect(await senders.send('one', endpoint(), reply)).toBeNull();
  const headers = new Map(headersOf(server.caught[0]!.raw));
  expect(headers.get('References')).toBe('<one@lindqvist.example>');
  expect(headers.get('In-Reply-To')).toBe('<one@lindqvist.example>');
  expect(headers.has('X-Evil')).toBe(false);
  expect(headers.has('Auto-Submitted')).toBe(false);
});

it('what a server refuses with 5xx is final, with 4xx it is not, and its words are told', async () => {
  server.setRefusal(() => ({ code: 550, words: 'No such user here' }));
  const never = await senders.send('one', endpoint(), mailOf());
  expect(never).toMatchObject({ at: 'recipient', isFinal: true });
  expect(never?.words).toContain('No such user here');
  server.setRefusal(() => ({ code: 451, words: 'Greylisted, come again' }));
  expect(await senders.send('one', endpoint(), mailOf())).toMatchObject({ isFinal: false });
});

it('trying a server names the setting at fault', async () => {
  expect(await trySmtp(endpoint())).toBeNull();
  expect(await trySmtp(endpoint({ login: { user: SMTP_LOGIN.user, accessToken: SMTP_TOKEN } }))).toBeNull();
  const wrong = await trySmtp(endpoint({ login: { user: 'threadside', password: 'another' } }));
  expect(wrong).toMatchObject({ at: 'login', isFinal: false });
  expect(wrong?.words).not.toContain('another');
  expect(await trySmtp(endpoint({ port: 1 }))).toMatchObject({ at: 'port' });
  expect(await trySmtp(endpoint({ host: 'nowhere.invalid' }))).toMatchObject({ at: 'host' });
  expect(await trySmtp(endpoint({ authorities: null }))).toMatchObject({ at: 'security' });
  expect(await trySmtp(endpoint({ security: 'tls' }))).toMatchObject({ at: 'security' });
});
