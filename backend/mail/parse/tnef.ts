/**
 * Reads what Outlook puts into `winmail.dat` (TNEF, MS-OXTNEF): the files and the plain text. Its rich text is left alone, as the
 * mail has a plain one in nearly all cases. Junk gives what was read before it, never an exception.
 */
type TnefFile = { name: string; bytes: Uint8Array };

const SIGNATURE = 0x22_3e_9f_78;
/** Signature and key; then attributes of level (1), id (4), length (4), data, checksum (2). */
const START = 6;
const BEFORE_DATA = 9;
const CHECKSUM = 2;
const FILES_MAX = 100;

/** The attributes that are wanted (MS-OXTNEF 2.1.3.2), by the lower half of their id. */
const BODY = 0x800c;
const BEGIN_FILE = 0x9002;
const FILE_NAME = 0x8010;
const FILE_BYTES = 0x800f;

/** Files and text of a TNEF stream; both empty where it is none. */
export function readTnef(bytes: Uint8Array): { text: string; files: TnefFile[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = { text: '', files: [] as TnefFile[] };
  if (bytes.length < START || view.getUint32(0, true) !== SIGNATURE) return found;
  for (let at = START; at + BEFORE_DATA <= bytes.length;) {
    const id = view.getUint16(at + 1, true);
    const length = view.getUint32(at + 5, true);
    const data = bytes.subarray(at + BEFORE_DATA, at + BEFORE_DATA + length);
    if (data.length < length) break;
    take(found, id, data);
    at += BEFORE_DATA + length + CHECKSUM;
  }
  return { text: found.text, files: found.files.filter((file) => file.bytes.length > 0) };
}

function take(found: { text: string; files: TnefFile[] }, id: number, data: Uint8Array): void {
  const file = found.files.at(-1);
  if (id === BODY) found.text = readText(data);
  else if (id === BEGIN_FILE && found.files.length < FILES_MAX)
    found.files.push({ name: 'file', bytes: new Uint8Array() });
  else if (id === FILE_NAME && file !== undefined) file.name = readText(data);
  else if (id === FILE_BYTES && file !== undefined) file.bytes = data.slice();
}

/** Texts end with a zero and are in the sender's code page, which is windows-1252 unless the mail says otherwise. */
function readText(data: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(data).replace(/\0.*$/s, '');
}
