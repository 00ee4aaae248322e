import { describe, expect, it } from 'vitest';
import { filesOfMessage } from './message-files.ts';
import { MailHostError } from './mail-host.ts';

const HEAD = ['From: marta@osterby.example', 'Subject: Counters', 'MIME-Version: 1.0'];

/** A mail of parts, each given as its lines; `bytes` are put in where a line is `BYTES`. */
function mixed(...parts: string[][]): string[] {
  const lines = parts.flatMap((part) => ['--b1', ...part]);
  return [...HEAD, 'Content-Type: multipart/mixed; boundary="b1"', '', 'preamble', ...lines, '--b1--', ''];
}

const TEXT = ['Content-Type: text/plain; charset=utf-8', '', 'Hello,', ''];

function filesOf(lines: string[], bytes = Buffer.alloc(0)): Promise<File[]> {
  const pieces = lines.map((line) => (line === 'BYTES' ? bytes : Buffer.from(line)));
  const raw = Buffer.concat(pieces.flatMap((piece) => [piece, Buffer.from('\r\n')]));
  return filesOfMessage(new Uint8Array(raw));
}

/** Every byte there is, some of them looking like line ends and boundaries. */
const BYTES = Buffer.concat([
  Buffer.from(Uint8Array.from({ length: 256 }, (_, byte) => byte)),
  Buffer.from('\r\n--b'),
]);

async function contentOf(file: File | undefined): Promise<Buffer> {
  return Buffer.from(await (file ?? new Blob()).arrayBuffer());
}

describe('filesOfMessage', () => {
  const base64 = BYTES.toString('base64');
  const encodings: [string, string, string[], Buffer][] = [
    ['base64 in lines', 'base64', base64.match(/.{1,76}/g) ?? [], BYTES],
    ['base64 of which each line is padded', 'BASE64', ['QUI=', 'Qw==', 'REVG'], Buffer.from('ABCDEF')],
    ['base64 with junk between, cut off in the middle', 'base64', ['QU!JD', ' R'], Buffer.from('ABC')],
    [
      'quoted-printable',
      'quoted-printable',
      ['a=3D1;=20', 'soft=', 'ly=  ', 'x=zz=C3=A9'],
      Buffer.from('a=1; \r\nsoftlyx=zzé'),
    ],
    ['bytes as they are', 'binary', ['BYTES'], BYTES],
    ['an encoding that nobody knows', 'x-odd', ['QUJD'], Buffer.from('QUJD')],
  ];
  it.each(encodings)('reads %s byte for byte', async (...[, encoding, lines, expected]) => {
    const header = [
      'Content-Type: application/x-odd; name=a.bin',
      `Content-Transfer-Encoding: ${encoding}`,
      '',
    ];
    const [file] = await filesOf(mixed(TEXT, [...header, ...lines]), BYTES);
    expect(Buffer.compare(await contentOf(file), expected)).toBe(0);
    expect(file).toMatchObject({ name: 'a.bin', type: 'application/x-odd' });
  });

  const names: [string, string[], string][] = [
    ['quotes', ['Content-Disposition: attachment; filename="a; \\"b\\".pdf"'], 'a; "b".pdf'],
    ['no quotes', ['Content-Disposition: attachment; filename=Invoice (1).pdf; size=4'], 'Invoice (1).pdf'],
    [
      'encoded words',
      ['Content-Disposition: attachment; filename="=?utf-8?Q?Rechnung_f=C3=BCr?= =?utf-8?B?IE1hcnRh?="'],
      'Rechnung für Marta',
    ],
    ['a charset', ["Content-Disposition: attachment; filename*=iso-8859-1'de'Z%E4hler.pdf"], 'Zähler.pdf'],
    [
      'pieces',
      [
        'Content-Disposition: attachment; filename*0*=utf-8\'\'Z%C3; filename*1*=%A4hler; filename*2="%20.pdf"',
      ],
      'Zähler%20.pdf',
    ],
    ['a folded header', ['Content-Disposition: attachment;', '\tfilename="folded.pdf"'], 'folded.pdf'],
    ['UTF-8 as it is', ['Content-Disposition: attachment; filename="Zähler 雪.pdf"'], 'Zähler 雪.pdf'],
    ['the type alone', ['Content-Disposition: attachment'], 'of-type.pdf'],
    ['what no charset is', ["Content-Disposition: attachment; filename*=x-odd''a%ZZ.pdf"], 'a%ZZ.pdf'],
  ];
  it.each(names)('reads names with %s', async (_name, header, expected) => {
    const [file] = await filesOf(
      mixed(TEXT, ['Content-Type: application/pdf; name=of-type.pdf', ...header, '', 'x']),
    );
    expect(file?.name).toBe(expected);
  });

  it('leaves out pictures that the page shows, and other forms of the text', async () => {
    const picture = (id: string) => ['Content-Type: image/png', `Content-ID: <${id}>`, '', 'x'];
    const lines = mixed(
      [
        'Content-Type: multipart/related; boundary=b2',
        '',
        '--b2',
        'Content-Type: multipart/alternative; boundary=b3',
        '',
        '--b3',
        ...TEXT,
        '--b3',
        'Content-Type: text/html',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        '<img src=3D"cid:logo%40a&amp;b=',
        '">',
        '--b3',
        'Content-Type: text/calendar; method=REQUEST',
        '',
        'BEGIN:VCALENDAR',
        '--b3--',
        '--b2',
        ...picture('logo@a&b'),
        '--b2',
        ...picture('logo'),
        '--b2--',
      ],
      ['Content-Type: text/calendar', '', 'BEGIN:VCALENDAR'],
    );
    expect((await filesOf(lines)).map(({ name }) => name)).toEqual(['picture.png', 'invitation.ics']);
  });

  it('takes an attached mail as one file, and a named text as a file', async () => {
    const inner = mixed(TEXT, [
      'Content-Type: application/pdf',
      'Content-Disposition: attachment; filename=inner.pdf',
      '',
      'x',
    ]).map((line) => line.replace('b1', 'inner'));
    const lines = mixed(
      TEXT,
      ['Content-Type: message/rfc822', '', ...inner],
      ['Content-Type: text/plain', 'Content-Disposition: inline; filename=notes.txt', '', 'notes'],
    );
    const files = await filesOf(lines);
    expect(files.map(({ name }) => name)).toEqual(['forwarded.eml', 'notes.txt']);
    expect(String(await contentOf(files[0]))).toContain('filename=inner.pdf');
  });

  it('takes what is there of a message that was cut off, or has boundaries that only begin alike', async () => {
    const lines = mixed(TEXT, [
      'Content-Type: application/pdf; name=a.pdf',
      '',
      'one',
      '--b10',
      '--b1x--',
      'two',
    ]).slice(0, -2);
    const [file] = await filesOf(lines);
    expect(String(await contentOf(file))).toBe('one\r\n--b10\r\n--b1x--\r\ntwo\r\n');
  });

  it('finds none in a mail of one text, in an empty one, and in one whose boundary is missing', async () => {
    expect(await filesOf([...HEAD, '', 'Hello'])).toEqual([]);
    expect(await filesOfMessage(new Uint8Array())).toEqual([]);
    expect(await filesOf([...HEAD, 'Content-Type: multipart/mixed', '', '--b1', ...TEXT])).toEqual([]);
  });

  it('refuses what is made of too many parts, or too deep', async () => {
    await expect(filesOf(mixed(...Array.from({ length: 600 }, () => TEXT)))).rejects.toBeInstanceOf(
      MailHostError,
    );
    const deep = Array.from({ length: 100 }, (_, depth) => [
      `Content-Type: multipart/mixed; boundary=d${depth}-`,
      '',
      `--d${depth}-`,
    ]);
    await expect(filesOf([...HEAD, ...deep.flat()])).rejects.toBeInstanceOf(MailHostError);
  });

  it('answers junk with files or a refusal, and never hangs', async () => {
    const long = (text: string) => text.repeat(200_000);
    const junk = [long('a:\r\n'), long(';a="'), long('('), long('--b1\r\n'), long('cid:'), long('=\r\n')];
    for (const text of junk) {
      const header = `Content-Type: multipart/mixed; boundary="b1"${text.slice(0, 300_000)}`;
      for (const raw of [
        `${header}\r\n\r\n--b1\r\n`,
        mixed(TEXT, [
          'Content-Type: text/html',
          'Content-Transfer-Encoding: quoted-printable',
          '',
          text,
        ]).join('\r\n'),
      ]) {
        const answer = await filesOfMessage(new TextEncoder().encode(raw)).catch((error: unknown) => error);
        expect(answer instanceof MailHostError || Array.isArray(answer)).toBe(true);
      }
    }
  });
});
