/** A file on its way over a port, which carries JSON alone: as base64, piece by piece, so that neither page stands still for long. */

/** Bytes of a piece. All of a 25 MB mail in one message would be near the 64 MiB at which Chrome closes a port. */
const PIECE_BYTES = 512 * 1024;

/** The pieces in order; none of an empty file. */
export async function* toPieces(file: Blob): AsyncGenerator<string> {
  for (let at = 0; at < file.size; at += PIECE_BYTES) yield toBase64(file.slice(at, at + PIECE_BYTES));
}

/** As text from the start: in Firefox a content script may not look into the memory that a Blob gives (seen in Firefox 153). */
function toBase64(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve((reader.result as string).split(',', 2)[1] ?? ''));
    reader.addEventListener('error', () => reject(new Error('A piece of the file could not be read.')));
    reader.readAsDataURL(piece);
  });
}
