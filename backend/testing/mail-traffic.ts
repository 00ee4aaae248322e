/**
 * Mail as a support address gets it, for benchmarks and drills: text, HTML and files in sizes as they are in real mailboxes, threads with
 * answers and quotes. The same count gives the same mails. Or the mails of a folder.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOSTILE, multipart, writeMail } from './mail-samples.ts';

/** `thread` is null where nobody says which conversation it belongs to; a hostile mail has to be set aside. */
export type TrafficMail = { raw: Buffer; thread: string | null; isHostile: boolean };

const WORDS =
  'the lid of our order jams when it is closed and we would like to know how long a new one takes because the warehouse has asked twice please send it to Osterby with the invoice thanks drawer hinge parcel damaged number arrived yesterday without screws could you look into this again tomorrow morning'.split(
    ' ',
  );
const FIRMS = ['norrvik', 'lindholm', 'salvador', 'brightwater', 'kestrel', 'farrow', 'ostrava', 'tamarind'];
const NAMES = ['Marta Lindqvist', 'Tom Berg', 'Ana Salgado', 'Jürgen Weiß', 'Odile Marchand', 'Piotr Zając'];
const ANSWERS_MAX = 3;
/** So many mails lie between a question and its answer. */
const APART = 7;

type Random = () => number;
type Part = { headers: string[]; body: string };

/** Mails of so many conversations, those of one in order and others between them. */
export function writeTraffic(conversations: number): TrafficMail[] {
  const random = seeded(conversations);
  const placed: { at: number; mail: TrafficMail }[] = [];
  for (let index = 0; index < conversations; index += 1)
    for (const [answer, raw] of writeThread(random, index).entries())
      placed.push({
        at: index + answer * APART,
        mail: { raw, thread: `thread ${index}`, isHostile: false },
      });
  return placed.toSorted((one, other) => one.at - other.at).map(({ mail }) => mail);
}

/** The mails with so many hostile ones spread among them, of every kind that is set aside. */
export function withHostile(mails: readonly TrafficMail[], count: number): TrafficMail[] {
  const kinds = Object.values(HOSTILE);
  const every = Math.max(1, Math.floor(mails.length / Math.max(1, count)));
  const hostile = Array.from({ length: count }, (_, index) => ({
    raw: Buffer.from(kinds[index % kinds.length]?.() ?? []),
    thread: null,
    isHostile: true,
  }));
  const mixed = mails.flatMap((mail, index) => {
    const next = index % every === 0 ? hostile.shift() : undefined;
    return next === undefined ? [mail] : [next, mail];
  });
  return [...mixed, ...hostile];
}

/** The `.eml` files in a folder and below; where it has a `manifest.json`, in its order and with its threads. */
export function readTraffic(folder: string): TrafficMail[] {
  const manifest = join(folder, 'manifest.json');
  const files: { file: string; thread?: string }[] = existsSync(manifest)
    ? JSON.parse(readFileSync(manifest, 'utf8'))
    : globSync('**/*.eml', { cwd: folder })
        .toSorted()
        .map((file) => ({ file }));
  const isTold = existsSync(manifest);
  return files.map(({ file, thread }) => ({
    raw: readFileSync(join(folder, file)),
    thread: isTold ? (thread ?? file) : null,
    isHostile: false,
  }));
}

function writeThread(random: Random, index: number): Buffer[] {
  const firm = `${FIRMS[index % FIRMS.length]}${index}.example`;
  const people = [0, 1].map((nth) => {
    const name = NAMES[(index + nth) % NAMES.length] ?? '';
    return `=?utf-8?b?${Buffer.from(name).toString('base64')}?= <person${nth}@${firm}>`;
  });
  const ids: string[] = [];
  const answers = random() < 0.6 ? 0 : Math.ceil(random() * ANSWERS_MAX);
  return Array.from({ length: answers + 1 }, (_, nth) => {
    const last = ids.at(-1);
    const messageId = `${index}.${nth}.${Math.floor(random() * 1e9)}@${firm}`;
    const thread =
      last === undefined
        ? []
        : [`In-Reply-To: <${last}>`, `References: ${ids.map((id) => `<${id}>`).join(' ')}`];
    ids.push(messageId);
    const { headers, body } = writeContent(random, nth > 0);
    return writeMail({
      from: people[nth % 2] ?? '',
      to: `Osterby support <support@osterby.example>, ${people[(nth + 1) % 2]}`,
      subject: `${nth > 0 ? 'Re: ' : ''}${sentence(random, 6)} (${index})`,
      messageId,
      headers: [...wayOf(random, firm), ...thread, ...headers],
      body,
    });
  });
}

/** The headers that servers on the way add. */
function wayOf(random: Random, firm: string): string[] {
  const signature = Buffer.from(Array.from({ length: 256 }, () => random() * 256)).toString('base64');
  return [
    `Received: from mx1.${firm} (mx1.${firm} [192.0.2.7]) by mx.osterby.example with ESMTPS`,
    `DKIM-Signature: v=1; a=rsa-sha256; d=${firm}; s=k1; h=from:to:subject:date;\n b=${signature.match(/.{1,70}/g)?.join('\n ')}`,
    'MIME-Version: 1.0',
  ];
}

/** Three in ten plain, half with HTML, the rest with files, some of these large. */
function writeContent(random: Random, isAnswer: boolean): Part {
  const kind = random();
  const plain = plainPart(random, isAnswer);
  if (kind < 0.3) return plain;
  const both = multipart('alternative', [plain, htmlPart(random, isAnswer)]);
  if (kind < 0.8) return both;
  const bytes = kind < 0.97 ? 20_000 + random() * 280_000 : 1_000_000 + random() * 1_000_000;
  return multipart('mixed', [both, filePart(random, Math.floor(bytes))]);
}

function plainPart(random: Random, isAnswer: boolean): Part {
  const own = paragraphs(random, 2 + random() * 6);
  const quote = isAnswer
    ? `\n\nOn Mon, 2 Nov 2026 at 10:00, Osterby support wrote:\n${paragraphs(random, 8).replaceAll(/^/gm, '> ')}`
    : '';
  return { headers: ['Content-Type: text/plain; charset=utf-8'], body: `${own}${quote}\n` };
}

/** What mail programs make of a few sentences: styles on every element, tables around them. */
function htmlPart(random: Random, isAnswer: boolean): Part {
  const style = 'margin:0;font-family:Calibri,sans-serif;font-size:11pt;color:#1f1f1f;line-height:normal';
  const block = () =>
    `<p class="MsoNormal" style="${style}"><span lang="EN">${sentence(random, 18)}.</span></p>`;
  const blocks = Array.from({ length: 10 + random() * 60 }, block).join('\n');
  const table = `<table border="0" cellpadding="0" style="width:100%"><tr><td style="${style}">${blocks}</td></tr></table>`;
  const quote = isAnswer
    ? `<div class="gmail_quote"><blockquote>${Array.from({ length: 30 }, block).join('\n')}</blockquote></div>`
    : '';
  const body = `<html><head><style>p{margin:0}</style></head><body>${table}${quote}</body></html>\n`;
  return { headers: ['Content-Type: text/html; charset=utf-8'], body };
}

function filePart(random: Random, bytes: number): Part {
  const block = Buffer.from(Array.from({ length: 997 }, () => random() * 256));
  const lines = Buffer.alloc(bytes, block)
    .toString('base64')
    .match(/.{1,76}/g);
  return {
    headers: [
      'Content-Type: application/pdf; name="photos.pdf"',
      'Content-Disposition: attachment; filename="photos.pdf"',
      'Content-Transfer-Encoding: base64',
    ],
    body: lines?.join('\n') ?? '',
  };
}

function paragraphs(random: Random, count: number): string {
  return Array.from({ length: Math.ceil(count) }, () => `${sentence(random, 40)}.`).join('\n\n');
}

function sentence(random: Random, words: number): string {
  return Array.from({ length: words }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
}

/** Numbers that look random and are the same each time (mulberry32). */
function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
