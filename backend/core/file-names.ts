/** Names of files as people gave them, made safe to keep and to send. */

/** Most file systems take 255 bytes; a download gets a number appended at times. */
const LENGTH_MAX = 180;

/** What file systems or shells stumble over, and what makes a name look like another: controls, what takes no room, and turns of direction. */
// oxlint-disable-next-line no-control-regex
const TROUBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069"*:<>?|\\/]/gu;

/** Names that Windows keeps for devices, whatever comes after the dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/iu;

/**
 * A name that can be kept as a file anywhere: without its folders, without what is trouble, neither hidden nor ending in a dot
 * or space, shortened before its ending. `../../.bashrc` becomes `bashrc`; nothing left becomes `file`.
 */
export function cleanFileName(given: string): string {
  const last = given.split(/[/\\]/u).findLast((part) => part.trim() !== '') ?? '';
  const clean = last
    .normalize('NFC')
    .replaceAll(TROUBLE, '')
    .replace(/^[.\s]+/u, '')
    .replace(/[.\s]+$/u, '')
    .replace(DEVICE, '_$&');
  return clean === '' ? 'file' : shorten(clean);
}

function shorten(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= LENGTH_MAX) return name;
  const [ending = ''] = /\.[^.]{1,10}$/u.exec(name) ?? [];
  return characters.slice(0, LENGTH_MAX - ending.length).join('') + ending;
}

/**
 * The header Content-Disposition of a download (RFC 6266): the name in ASCII for old readers, and whole as UTF-8 (RFC 5987).
 * Never shown in the page, whatever the file is.
 */
export function contentDisposition(name: string): string {
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\%]/gu, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeExtended(name)}`;
}

/** RFC 5987 leaves fewer characters bare than a URL does. */
function encodeExtended(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /[!'()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
