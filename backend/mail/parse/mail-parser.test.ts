import { afterAll, describe, expect, it } from 'vitest';
import type { ParsedMail } from '#backend/core/parsed-mail.ts';
import {
  HOSTILE,
  LABORIOUS,
  multipart,
  writeHtml,
  writeMail,
  writeMultipart,
} from '#backend/testing/mail-samples.ts';
import { createMailParser } from './mail-parser.ts';

const parser = createMailParser();
afterAll(() => parser.close());

async function parse(raw: Uint8Array): Promise<ParsedMail> {
  const answer = await parser.parse(raw);
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const text = (body: string, charset = 'utf-8') => ({
  headers: [`Content-Type: text/plain; charset=${charset}`],
  body,
});
const attached = (type: string, name: string, body = 'x') => ({
  headers: [
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
  ],
  body: base64(body),
});

describe('a mail’s headers', () => {
  it('are read as people, ids and a date', async () => {
    const mail = await parse(
      writeMail({
        to: '"Support, Osterby" <support@osterby.example>, team: a@osterby.example;',
        headers: ['References: <r1@x.example> <r2@x.example>', 'In-Reply-To: <r2@x.example>'],
      }),
    );
    expect(mail).toMatchObject({
      messageId: 'a1@norrvik.example',
      references: ['r2@x.example', 'r1@x.example'],
      from: { address: 'marta@norrvik.example', name: 'Marta Lindqvist' },
      to: [
        { address: 'support@osterby.example', name: 'Support, Osterby' },
        { address: 'a@osterby.example', name: null },
      ],
      subject: 'Lid is stuck',
      sentAt: new Date('2026-11-02T10:00:00Z'),
      hasSeveralSenders: false,
    });
  });

  it('bear no line breaks when encoded words or folding carry some', async () => {
    const mail = await parse(
      writeMail({
        subject: '=?utf-8?q?Lid=0D=0ABcc:_eve@stranger.example=E2=80=A8x?=',
        from: '=?utf-8?q?Marta=0D=0ATo=3A_eve=40stranger.example?= <marta@norrvik.example>',
      }),
    );
    expect(mail.subject).toBe('Lid Bcc: eve@stranger.example x');
    expect(mail.from).toEqual({ address: 'marta@norrvik.example', name: 'Marta To: eve@stranger.example' });
    expect(mail.to).toHaveLength(1);
  });

  it.each([
    ['an encoded word makes up an address', '=?utf-8?q?=40attacker.example?=@osterby.example'],
    ['a name is an address', '"ines@osterby.example" <=?utf-8?q?eve=40stranger.example?=>'],
  ])('name nobody as sender when %s', async (_when, from) => {
    const mail = await parse(writeMail({ from }));
    expect(mail.from?.address ?? null).toBeNull();
  });

  it.each([
    ['From is there twice', { headers: ['From: Ines <ines@osterby.example>'] }],
    ['From names two', { from: 'marta@norrvik.example, ines@osterby.example' }],
  ])('say that several sent it when %s', async (_when, sample) => {
    expect((await parse(writeMail(sample))).hasSeveralSenders).toBe(true);
  });
});

describe('a mail’s text', () => {
  it.each([
    ['utf-8', 'Grüße aus Österby', Buffer.from('Grüße aus Österby')],
    ['iso-8859-1', 'Grüße', Buffer.from('Grüße', 'latin1')],
    ['windows-1251', 'Привет', Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])],
    ['shift_jis', 'テスト', Buffer.from([0x83, 0x65, 0x83, 0x58, 0x83, 0x67])],
  ])('is read when it is in %s', async (charset, expected, bytes) => {
    const raw = writeMail({
      headers: [`Content-Type: text/plain; charset=${charset}`, 'Content-Transfer-Encoding: base64'],
      body: bytes.toString('base64'),
    });
    expect((await parse(raw)).text).toBe(expected);
  });

  it('is without quotes and signature, the original beside it', async () => {
    const whole =
      'It works now.\n\nOn Mon, 2 Nov 2026 at 10:00, Ines Falk <ines@osterby.example> wrote:\n> Does it?\n\n-- \nMarta';
    const mail = await parse(writeMail({ body: whole }));
    expect(mail.text).toBe('It works now.');
    expect(mail.originalText).toContain('> Does it?');
  });

  it('is never empty when everything is quoted', async () => {
    const mail = await parse(writeMail({ body: '> only\n> quoted\n' }));
    expect(mail).toMatchObject({ text: '> only\n> quoted', originalText: null });
  });

  it('comes from HTML when there is nothing else', async () => {
    const mail = await parse(
      writeHtml(
        '<p>Hello,</p><p>the <b>lid</b><br>is stuck</p><div class="gmail_quote">On Mon wrote:<blockquote>Old</blockquote></div>',
      ),
    );
    expect(mail.text).toBe('Hello,\n\nthe lid\nis stuck');
    expect(mail.originalText).toContain('Old');
  });

  it('comes from the forwarded mail when there is nothing else', async () => {
    const inner = writeMail({ body: 'The inner words.' }).toString();
    const mail = await parse(
      writeMultipart('mixed', [{ headers: ['Content-Type: message/rfc822'], body: inner }]),
    );
    expect(mail.text).toContain('The inner words.');
    expect(mail.files).toMatchObject([{ name: 'forwarded.eml', type: 'message/rfc822' }]);
  });

  it('is the plain one when parts are nested', async () => {
    const alternative = multipart('alternative', [
      text('Plain words'),
      { headers: ['Content-Type: text/html'], body: '<p>Rich words</p>' },
    ]);
    const mail = await parse(
      writeMultipart('mixed', [multipart('related', [alternative]), attached('application/pdf', 'bill.pdf')]),
    );
    expect(mail.text).toBe('Plain words');
    expect(mail.html).toBe('<p>Rich words</p>');
    expect(mail.files).toMatchObject([{ name: 'bill.pdf', type: 'application/pdf', isInline: false }]);
  });
});

describe('a mail’s files', () => {
  it('are pictures of the text when the HTML names them', async () => {
    const picture = {
      headers: [
        'Content-Type: image/png',
        'Content-ID: <logo@x>',
        'Content-Disposition: inline; filename=logo.png',
        'Content-Transfer-Encoding: base64',
      ],
      body: base64('png'),
    };
    const html = {
      headers: ['Content-Type: text/html'],
      body: '<p>See <img src="cid:logo@x" alt="Logo"></p>',
    };
    const mail = await parse(writeMultipart('related', [html, picture]));
    expect(mail.html).toContain('data-cid="logo@x"');
    expect(mail.files).toMatchObject([{ name: 'logo.png', contentId: 'logo@x', isInline: true }]);
  });

  it('have safe names and types whatever the mail says', async () => {
    const mail = await parse(
      writeMultipart('mixed', [
        text('Hello'),
        attached('text/html', '..\\..\\page.html'),
        attached('image/svg+xml', '\u200b.htaccess'),
        attached('text/javascript', 'bill\u202efdp.js'),
        attached('application/x-php', 'a.php\u0000.png'),
      ]),
    );
    expect(mail.files.map(({ name }) => name)).toEqual(['page.html', 'htaccess', 'billfdp.js', 'a.php.png']);
    expect(new Set(mail.files.map(({ type }) => type))).toEqual(new Set(['application/octet-stream']));
  });

  it('hold an invitation when there is one', async () => {
    const mail = await parse(
      writeMultipart('mixed', [
        text('Shall we meet?'),
        { headers: ['Content-Type: text/calendar; method=REQUEST'], body: 'BEGIN:VCALENDAR\nEND:VCALENDAR' },
      ]),
    );
    expect(mail.files).toMatchObject([{ type: 'text/calendar' }]);
  });

  it('are taken out of winmail.dat', async () => {
    const attribute = (id: number, level: number, data: Buffer) => {
      const head = Buffer.alloc(9);
      head.writeUInt8(level, 0);
      head.writeUInt32LE(id, 1);
      head.writeUInt32LE(data.length, 5);
      return Buffer.concat([head, data, Buffer.alloc(2)]);
    };
    const tnef = Buffer.concat([
      Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]),
      attribute(0x0002_800c, 1, Buffer.from('Words of Outlook\0')),
      attribute(0x0006_9002, 2, Buffer.alloc(14)),
      attribute(0x0001_8010, 2, Buffer.from('../list.xls\0')),
      attribute(0x0006_800f, 2, Buffer.from('cells')),
    ]);
    const part = {
      headers: ['Content-Type: application/ms-tnef; name=winmail.dat', 'Content-Transfer-Encoding: base64'],
      body: tnef.toString('base64'),
    };
    const mail = await parse(writeMultipart('mixed', [part]));
    expect(mail.text).toBe('Words of Outlook');
    expect(mail.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['list.xls', 'cells'],
    ]);
  });
});

describe('the parser', () => {
  it.each(Object.entries(HOSTILE))('refuses a mail in time when it has %s', async (_name, write) => {
    const startedAt = performance.now();
    expect((await parser.parse(write())).ok).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    expect((await parse(writeMail())).text).toContain('the lid is stuck');
  });

  it.each(Object.entries(LABORIOUS))('reads a mail in time when it has %s', async (_name, write) => {
    const mail = await parse(write());
    expect(mail.text).not.toBe('');
  });

  it('goes on with a new thread when a mail takes too long', async () => {
    const hasty = createMailParser({ timeoutMs: 1 });
    const big = writeHtml('<b>x</b>'.repeat(100_000));
    expect(await hasty.parse(big)).toEqual({ ok: false, error: 'too-much-work' });
    await hasty.close();
  });

  it('answers in the order asked when several wait', async () => {
    const subjects = ['one', 'two', 'three'];
    const mails = await Promise.all(subjects.map((subject) => parse(writeMail({ subject }))));
    expect(mails.map(({ subject }) => subject)).toEqual(subjects);
  });
});
