/** Names for parts of a mail that their sender gave none. */
const NAMES: Record<string, string> = {
  'text/calendar': 'invitation.ics',
  'text/rfc822-headers': 'headers.txt',
  'message/rfc822': 'forwarded.eml',
  'message/delivery-status': 'delivery-status.txt',
  'application/pdf': 'document.pdf',
  'image/png': 'picture.png',
  'image/jpeg': 'picture.jpg',
  'image/gif': 'picture.gif',
};

/** A name with an ending that fits the media type, where one is known. */
export function nameForType(mediaType: string): string {
  return NAMES[mediaType] ?? 'file';
}
