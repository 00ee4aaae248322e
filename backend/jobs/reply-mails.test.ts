/** A reply by e-mail as a real server takes it: text, HTML and files of one mail. */
import { randomBytes } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addReplyFile } from '#lib/contract/reply-files.ts';
import { replyToConversation } from '#lib/contract/messages.ts';
import { sendMail } from '#backend/commands/send-mail.ts';
import { claimMails } from '#backend/data/outgoing-mail.ts';
import { createSenders, type Senders } from '#backend/mail/smtp/senders.ts';
import { openChannelDesk, type ChannelDesk } from '#backend/testing/channel-desk.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { makeMailChannel } from '#backend/testing/mail-desk.ts';
import { anAddress } from '#backend/testing/requests.ts';
import { SMTP_LOGIN, startSmtp, type SmtpServer } from '#backend/testing/smtp.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

describeOnEngines('replies by e-mail', (open) => {
  let smtp: SmtpServer;
  let senders: Senders;
  let companion: TestCompanion;
  let desk: ChannelDesk;
  beforeAll(async () => {
    smtp = await startSmtp();
    senders = createSenders();
    companion = await startTestCompanion(await open(), { mailAuthorities: smtp.authority });
    desk = await openChannelDesk(companion);
  });
  afterAll(async () => {
    senders.close();
    await companion.close();
    await smtp.close();
  });

  async function aConversation() {
    const channel = await desk.aChannel();
    const address = anAddress();
    const { id } = await desk.post(channel.id, {
      subject: 'Label printer',
      customer: { name: 'Marta', address },
    });
    await desk.say(channel.id, id);
    const server = { host: smtp.host, port: smtp.port, smtpSecurity: 'starttls' as const, ...SMTP_LOGIN };
    await makeMailChannel(companion.companion, channel.id, server);
    return { id, address };
  }

  async function sendAll() {
    const at = new Date();
    const claim = { at, until: new Date(at.getTime() + 60_000), countMax: 4, perSender: 4, busy: [] };
    for (const mail of await claimMails(companion.database.db, claim))
      await sendMail({ ...companion.companion, senders }, mail);
    const parsed = await simpleParser(smtp.caught.at(-1)?.raw ?? '');
    return { raw: smtp.caught.at(-1)?.raw ?? '', parsed };
  }

  it('have their words as text and as HTML, and their files whole', async () => {
    const { id, address } = await aConversation();
    const bytes = randomBytes(300_000);
    const params = { conversationId: id };
    const upload = new Blob([bytes]);
    const file = await companion.agent.api(addReplyFile, {
      params,
      query: { name: 'Übersicht.pdf' },
      upload,
    });
    const html =
      '<p>Which <strong>roll</strong>?</p><script>alert(1)</script><img src="https://spy.example/x">';
    await companion.agent.api(replyToConversation, { params, body: { html, attachmentIds: [file.id] } });
    const { raw, parsed } = await sendAll();
    expect(raw).toMatch(/^Content-Type: multipart\/mixed/im);
    expect(raw).toMatch(/^Content-Type: multipart\/alternative/im);
    expect(raw).not.toContain('spy.example');
    expect(parsed.text?.trim()).toBe('Which roll?');
    expect(parsed.html).toBe('<p>Which <strong>roll</strong>?</p>');
    expect(parsed.to).toMatchObject({ value: [{ address }] });
    expect(parsed.attachments).toMatchObject([{ filename: 'Übersicht.pdf', contentType: 'application/pdf' }]);
    expect(parsed.attachments[0]?.content.equals(bytes)).toBe(true);
    const kept = await companion.database.db.selectFrom('outgoing_mail').selectAll().execute();
    expect(kept).toMatchObject([{ state: 'sent', text: '', html: null, attachments: [] }]);
  });

  it('are plain text alone where nothing is formatted', async () => {
    const { id } = await aConversation();
    await companion.agent.api(replyToConversation, {
      params: { conversationId: id },
      body: { html: '<p>Which roll?</p>' },
    });
    const { raw } = await sendAll();
    expect(raw).toMatch(/^Content-Type: text\/plain/im);
    expect(raw).not.toMatch(/multipart/i);
  });
});
