/** A mail of the companion's own: as plain text, and as simple HTML that loads nothing. Whatever people typed is only ever text. */

export type Letter = { subject: string; text: string; html: string };

/** What a letter says, in order. */
export type LetterPart =
  | { kind: 'words'; words: string }
  /** What somebody else wrote. */
  | { kind: 'quote'; words: string }
  | { kind: 'link'; words: string; url: string };

/** The letter, with what is said below all of it. */
export function writeLetter(
  subject: string,
  parts: readonly LetterPart[],
  footer: readonly string[],
): Letter {
  const text = [...parts.map(asText), '-- ', ...footer].join('\n\n').replace('-- \n\n', '-- \n');
  const body = parts.map(asHtml).join('\n');
  const foot = footer.map((line) => escapeHtml(line)).join('<br>');
  const html = `<!doctype html><html lang="en"><body style="${PAGE}">\n${body}\n<p style="${FOOT}">${foot}</p>\n</body></html>`;
  return { subject, text: `${text}\n`, html };
}

const PAGE = 'margin:0;padding:24px;font:15px/1.5 system-ui,sans-serif;max-width:560px';
const FOOT = 'margin:24px 0 0;font-size:13px;color:#667085';
const QUOTE = 'margin:0 0 12px;padding:2px 0 2px 12px;border-left:3px solid #d0d5dd;white-space:pre-line';

function asText(part: LetterPart): string {
  switch (part.kind) {
    case 'words':
      return part.words;
    case 'quote':
      return part.words.replaceAll(/^/gm, '> ');
    case 'link':
      return `${part.words}: ${part.url}`;
  }
}

function asHtml(part: LetterPart): string {
  const words = escapeHtml(part.words);
  switch (part.kind) {
    case 'words':
      return `<p style="margin:0 0 12px">${words}</p>`;
    case 'quote':
      return `<blockquote style="${QUOTE}">${words}</blockquote>`;
    case 'link':
      return `<p style="margin:0 0 16px"><a href="${escapeHtml(part.url)}">${words}</a></p>`;
  }
}

/** Text as HTML shows it. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
