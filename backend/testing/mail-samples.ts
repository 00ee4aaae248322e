/** Mails for tests, written here. People and firms are invented. */

type Sample = {
  from?: string;
  to?: string;
  subject?: string;
  messageId?: string | null;
  /** Further header lines. */
  headers?: string[];
  /** The body with its own content headers in `headers`. */
  body?: string;
};

const DATE = 'Mon, 2 Nov 2026 10:00:00 +0000';

/** A raw mail with the line ends of the wire. */
export function writeMail(sample: Sample = {}): Buffer {
  const {
    from = 'Marta Lindqvist <marta@norrvik.example>',
    to = 'support@osterby.example',
    subject = 'Lid is stuck',
    messageId = 'a1@norrvik.example',
    headers = [],
    body = 'Hello,\n\nthe lid is stuck.\n',
  } = sample;
  const id = messageId === null ? [] : [`Message-ID: <${messageId}>`];
  const lines = [`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, `Date: ${DATE}`, ...id, ...headers];
  return Buffer.from(`${lines.join('\n')}\n\n${body}`.replaceAll('\n', '\r\n'));
}

type Part = { headers: string[]; body: string };

/** A mail of several parts. */
export function writeMultipart(kind: string, parts: Part[], sample: Sample = {}): Uint8Array {
  return writeMail({
    ...sample,
    ...multipart(kind, parts),
    headers: [...(sample.headers ?? []), ...multipart(kind, parts).headers],
  });
}

/** Several parts as the body of one; each kind has its own boundary. */
export function multipart(kind: string, parts: Part[]): Part {
  const boundary = `=_${kind}_7f3a`;
  const body = parts.map((part) => `--${boundary}\n${part.headers.join('\n')}\n\n${part.body}\n`).join('');
  return {
    headers: ['MIME-Version: 1.0', `Content-Type: multipart/${kind}; boundary="${boundary}"`],
    body: `${body}--${boundary}--\n`,
  };
}

/** A mail whose only text is HTML. */
export function writeHtml(html: string, sample: Sample = {}): Uint8Array {
  return writeMail({
    ...sample,
    headers: [...(sample.headers ?? []), 'Content-Type: text/html; charset=utf-8'],
    body: html,
  });
}

const nested = (depth: number): string => {
  const open = Array.from(
    { length: depth },
    (_, level) => `--b${level}\nContent-Type: multipart/mixed; boundary="b${level + 1}"\n\n`,
  );
  return open.join('');
};

/** Mails made to take time or memory, or to be taken for another, by what they do. */
export const HOSTILE: Record<string, () => Uint8Array> = {
  'parts nested 300 deep': () =>
    writeMail({ headers: ['Content-Type: multipart/mixed; boundary="b0"'], body: nested(300) }),
  'parts nested 5,000 deep': () =>
    writeMail({ headers: ['Content-Type: multipart/mixed; boundary="b0"'], body: nested(5_000) }),
  '50,000 sibling parts': () =>
    writeMail({ headers: ['Content-Type: multipart/mixed; boundary=b'], body: '--b\n\nx\n'.repeat(50_000) }),
  '100,000 recipients': () =>
    writeMail({
      to: Array.from({ length: 100_000 }, (_, index) => `a${index}@norrvik.example`).join(',\n '),
    }),
  'a header of 10 MB': () => writeMail({ headers: [`X-Long: ${'a'.repeat(10_000_000)}`] }),
  '200,000 headers': () =>
    writeMail({ headers: Array.from({ length: 200_000 }, (_, index) => `X-${index}: 1`) }),
  'more than any server takes': () => Buffer.alloc(36_000_000, 'a'),
};

/** Mails that take others a long time, and from which a message must come nevertheless, in the limits. */
export const LABORIOUS: Record<string, () => Uint8Array> = {
  'a host made of xn-- labels': () =>
    writeMail({ body: `http://${'xn--'.repeat(30)}\n${'xn--a.'.repeat(200)}example` }),
  '30 kB of spaces within a line': () => writeMail({ body: `a${' '.repeat(30_000)}b` }),
  '120 kB of spaces at a line end': () => writeMail({ body: `a${' '.repeat(120_000)}\nb` }),
  '100,000 dashes': () => writeMail({ body: `Hello\n${'-'.repeat(100_000)}` }),
  '90,000 dashes and spaces': () => writeMail({ body: `Hello\n${'- '.repeat(45_000)}` }),
  '1 MB of quotes': () => writeMail({ body: `Hello\n${'> quoted\n'.repeat(110_000)}` }),
  '90 kB of quote marks': () => writeMail({ body: `Hello\n${'>'.repeat(90_000)}` }),
  '20,000 lines that begin like quotes': () => writeMail({ body: `Hello\n${'On \n'.repeat(20_000)}` }),
  'HTML nested 20,000 deep': () => writeHtml(`<p>Hello</p>${'<div>'.repeat(20_000)}deep`),
  '200,000 elements': () => writeHtml(`<p>Hello</p>${'<b>x</b>'.repeat(200_000)}`),
  'an encoded word that never ends': () => writeMail({ subject: `=?utf-8?q?${'=41'.repeat(20_000)}` }),
  '20,000 angle brackets as references': () => writeMail({ headers: [`References: ${'<'.repeat(20_000)}`] }),
  'an unknown charset': () =>
    writeMail({ headers: ['Content-Type: text/plain; charset=x-klingon'], body: 'Hello' }),
};
