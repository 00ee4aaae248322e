/**
 * Programs that answer by themselves, on real servers: what goes out by SMTP is put into the mailbox of whom it is for (Dovecot), and read from
 * there by the companion that has it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listChannels, updateChannel } from '#lib/contract/channels.ts';
import { updateConversationSettings } from '#lib/contract/conversation-settings.ts';
import { updateMailSetting } from '#lib/contract/mail-settings.ts';
import { replyToConversation } from '#lib/contract/messages.ts';
import { addUser } from '#backend/commands/add-user.ts';
import { createSenders, type Senders } from '#backend/mail/smtp/senders.ts';
import { startDovecot, type Dovecot } from '#backend/testing/dovecot.ts';
import { openFresh } from '#backend/testing/engines.ts';
import { addMailChannel, readMessages } from '#backend/testing/mail-desk.ts';
import { writeMail } from '#backend/testing/mail-samples.ts';
import { SMTP_LOGIN, startSmtp, type CaughtMail, type SmtpServer } from '#backend/testing/smtp.ts';
import { startTestCompanion, TEST_PASSWORD } from '#backend/testing/test-companion.ts';
import { startMailIntake } from './mail-intake.ts';
import { startNoticeMails } from './notice-mails.ts';
import { startOutgoingMail } from './outgoing-mail.ts';

const WAIT = { timeout: 60_000, interval: 200 };
const MINUTE_MS = 60_000;
const CUSTOMER = 'marta@norrvik.example';

/** How far the clocks of all companions are ahead. */
let aheadMs = 0;
let dovecot: Dovecot;
let smtp: SmtpServer;
let senders: Senders;
beforeAll(async () => {
  [dovecot, smtp] = await Promise.all([startDovecot(), startSmtp()]);
  senders = createSenders();
});
afterAll(async () => {
  senders.close();
  await Promise.all([dovecot.stop(), smtp.close()]);
});

type Desk = Awaited<ReturnType<typeof openDesk>>;

/** A companion that reads the mailbox, opens a ticket for each new session, and gives it to the user with the address `owner`. */
async function openDesk(mailbox: string, { address, owner }: { address: string; owner: string }) {
  const options = { mailAuthorities: smtp.authority };
  const companion = await startTestCompanion(await openFresh('postgresql'), options);
  companion.companion.now = () => new Date(Date.now() + aheadMs);
  const { database, admin } = companion;
  const { port, user, password } = dovecot;
  const account = { address, host: '127.0.0.1', port, user, password, mailboxes: [mailbox] };
  const channelId = await addMailChannel(companion.companion, account);
  const server = { host: smtp.host, port: smtp.port, security: 'starttls' as const, ...SMTP_LOGIN };
  await database.db
    .updateTable('mail_account')
    .set({
      smtp_host: smtp.host,
      smtp_port: smtp.port,
      smtp_security: 'starttls',
      smtp_user: SMTP_LOGIN.user,
      smtp_password: companion.companion.mail.secrets.close(SMTP_LOGIN.password),
    })
    .where('channel_id', '=', channelId)
    .execute();
  const sender = {
    address: `companion@${mailbox.toLowerCase()}.example`,
    displayName: mailbox,
    smtp: server,
  };
  await admin.api(updateMailSetting, { body: { version: 0, ...sender } });
  await admin.api(updateConversationSettings, { body: { version: 1, createsTickets: true } });
  const person = { name: 'Owner', email: owner, password: TEST_PASSWORD, profile: 'Agent' as const };
  const added = await addUser(companion.companion, person);
  if (!added.ok) throw new Error(added.error.code);
  const { items } = await admin.api(listChannels, {});
  const version = items.find(({ id }) => id === channelId)?.version ?? 0;
  const body = { version, owner: { rule: 'user' as const, userId: added.value } };
  await admin.api(updateChannel, { params: { channelId }, body });
  const job = { ...companion.companion, senders, lookEveryMs: 50 };
  const intake = { companion: companion.companion, lookEveryMs: 100, readEveryMs: 300 };
  const stops = [startMailIntake(intake), startNoticeMails(job), startOutgoingMail(job)];
  return {
    companion,
    messages: () => readMessages(database, channelId),
    tickets: async () => (await database.db.selectFrom('ticket').select('id').execute()).length,
    close: async () => {
      for (const stop of stops) await stop();
      await companion.close();
    },
  };
}

/** Puts each mail that goes out where it is read; stops when told. */
function carry(deliver: (mail: CaughtMail) => Promise<void>): () => Promise<void> {
  const over = new AbortController();
  const carrying = (async () => {
    for (let next = smtp.caught.length; !over.signal.aborted;) {
      const mail = smtp.caught[next];
      if (mail === undefined) await sleep(50);
      else {
        await deliver(mail);
        next += 1;
      }
    }
  })();
  return async () => {
    over.abort();
    await carrying;
  };
}

const human = (messageId: string) => writeMail({ messageId, from: `Marta <${CUSTOMER}>` });

describe('mail that nobody wrote', { timeout: 150_000 }, () => {
  it('stops after one mail each way when two companions tell each other’s channels of tickets', async () => {
    const there: Record<string, string> = {
      'help@osterby.example': 'Osterby',
      'desk@farrow.example': 'Farrow',
    };
    const osterby = await openDesk('Osterby', {
      address: 'help@osterby.example',
      owner: 'desk@farrow.example',
    });
    const farrow = await openDesk('Farrow', {
      address: 'desk@farrow.example',
      owner: 'help@osterby.example',
    });
    smtp.caught.length = 0;
    const stop = carry(({ to, raw }) => dovecot.deliver([Buffer.from(raw)], there[to[0] ?? ''] ?? 'Lost'));
    const authors = async (desk: Desk) => (await desk.messages()).map(({ author }) => author);

    await dovecot.deliver([human('one@norrvik.example')], 'Osterby');
    await expect.poll(osterby.tickets, WAIT).toBe(1);
    aheadMs += 2 * MINUTE_MS;
    await expect.poll(() => authors(farrow), WAIT).toEqual(['automatic']);
    // The same the other way round: so Farrow would have told of a ticket, had it made one.
    await dovecot.deliver([human('two@norrvik.example')], 'Farrow');
    await expect.poll(farrow.tickets, WAIT).toBe(1);
    aheadMs += 10 * MINUTE_MS;
    await expect.poll(() => authors(osterby), WAIT).toEqual(['customer', 'automatic']);
    aheadMs += 10 * MINUTE_MS;
    // What would come of the mails so far comes before what comes of this one.
    await dovecot.deliver([human('three@norrvik.example')], 'Osterby');
    await expect.poll(osterby.tickets, WAIT).toBe(2);
    aheadMs += 2 * MINUTE_MS;
    await expect.poll(() => authors(farrow), WAIT).toEqual(['automatic', 'customer', 'automatic']);
    expect(smtp.caught.map(({ to }) => to)).toEqual([
      ['desk@farrow.example'],
      ['help@osterby.example'],
      ['desk@farrow.example'],
    ]);
    expect([await osterby.tickets(), await farrow.tickets()]).toEqual([2, 1]);
    await stop();
    await Promise.all([osterby.close(), farrow.close()]);
  });

  it.each([
    ['says so', ['Auto-Submitted: auto-replied'], 'automatic'],
    ['does not say so', [], 'customer'],
  ])('gets no answer when a responder that answers every mail %s', async (what, headers, author) => {
    const mailbox = what === 'says so' ? 'Away' : 'Liar';
    const address = `help@${mailbox.toLowerCase()}.example`;
    const desk = await openDesk(mailbox, { address, owner: 'owner@tamarind.example' });
    smtp.caught.length = 0;
    const answers = (to: CaughtMail) => {
      const id = /^Message-ID:\s*(<.*>)$/im.exec(to.raw)?.[1] ?? '';
      const messageId = `away${smtp.caught.length}@norrvik.example`;
      const more = { headers: [`In-Reply-To: ${id}`, ...headers], body: 'I am away until Monday.\n' };
      return writeMail({ messageId, from: `Marta <${CUSTOMER}>`, to: address, ...more });
    };
    const stop = carry((mail) =>
      mail.to.includes(CUSTOMER) ? dovecot.deliver([answers(mail)], mailbox) : Promise.resolve(),
    );
    await dovecot.deliver([human(`${mailbox}@norrvik.example`)], mailbox);
    await expect.poll(async () => (await desk.messages()).length, WAIT).toBe(1);
    const conversationId = (await desk.messages())[0]?.conversation ?? '';
    const params = { conversationId };
    await desk.companion.admin.api(replyToConversation, { params, body: { text: 'We look into it.' } });
    await expect.poll(async () => (await desk.messages()).length, WAIT).toBe(3);
    aheadMs += 10 * MINUTE_MS;
    // What would come of the mails so far comes before what comes of this one.
    const last = { messageId: `${mailbox}-last@norrvik.example`, subject: 'Last of all' };
    await dovecot.deliver([writeMail({ ...last, from: `Marta <${CUSTOMER}>` })], mailbox);
    await expect.poll(desk.tickets, WAIT).toBe(2);
    aheadMs += 10 * MINUTE_MS;
    await expect.poll(() => smtp.caught.some(({ raw }) => raw.includes(last.subject)), WAIT).toBe(true);
    const authors = (await desk.messages()).map((message) => message.author);
    expect(authors).toEqual(['customer', 'agent', author, 'customer']);
    expect(smtp.caught.filter(({ to }) => to.includes(CUSTOMER))).toHaveLength(1);
    await stop();
    await desk.close();
  });
});
