/** Files of the invented mails: bytes that stay the same, with every value there is, and the MIME that carries them. */
import type { ExpectedFile } from '#lib/mail/mail-host.contract.ts';

/** A file as its sender attached it. */
export type SampleFile = { name: string; mediaType: string; bytes: Buffer };

/** Larger than one piece on the way to the sidebar. */
const FILE_BYTES = 700_001;

const MEDIA_TYPES: Record<string, string> = { pdf: 'application/pdf', csv: 'text/csv' };

/** The file of this name. */
export function sampleFile(name: string): SampleFile {
  const mediaType = MEDIA_TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  const seed = name.length;
  const bytes = Buffer.from(
    Uint8Array.from({ length: FILE_BYTES }, (_, index) => (index * seed) ^ (index >> 8)),
  );
  bytes.write(`%PDF-1.7 ${name}\n`);
  return { name, mediaType, bytes };
}

/** As a mail host must tell it. */
export function toExpectedFile({ name, mediaType, bytes }: SampleFile): ExpectedFile {
  return { name, size: bytes.length, mediaType, bytes };
}

/** Shown by the body, so it is no file. */
const PICTURE = sampleFile('signature.png').bytes.subarray(0, 400);
const PICTURE_ID = 'signature@mail.osterby.example';

/** Headers and content of a mail with files: the page with its picture, and then each file. */
export function withFiles(html: string, files: readonly SampleFile[]): string {
  const page = `${html}<img src="cid:${PICTURE_ID}" alt="">`;
  const related = [
    part(['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: 8bit'], page),
    part(
      ['Content-Type: image/png; name="signature.png"', `Content-ID: <${PICTURE_ID}>`, BASE64],
      lines(PICTURE),
    ),
  ];
  const parts = files.map(({ name, mediaType, bytes }) =>
    part(
      [`Content-Type: ${mediaType}`, `Content-Disposition: attachment; filename="${name}"`, BASE64],
      lines(bytes),
    ),
  );
  return multipart('mixed', [multipart('related', related), ...parts]);
}

const BASE64 = 'Content-Transfer-Encoding: base64';

function part(headers: string[], content: string): string {
  return `${headers.join('\r\n')}\r\n\r\n${content}`;
}

function multipart(kind: string, parts: string[]): string {
  const boundary = `=_${kind}`;
  const content = parts.map((each) => `--${boundary}\r\n${each}\r\n`).join('');
  return part([`Content-Type: multipart/${kind}; boundary="${boundary}"`], `${content}--${boundary}--`);
}

function lines(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n');
}
