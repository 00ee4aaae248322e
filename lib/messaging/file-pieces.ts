/** A file on its way over a port, which carries JSON alone: as base64, piece by piece, so that neither page stands still for long. */

/** Bytes of a piece. All of a 25 MB mail in one message would be near the 64 MiB at which Chrome closes a port. */
const PIECE_BYTES = 512 * 1024;

/** Arguments that one call takes without trouble in every browser. */
const CHARS_AT_ONCE = 8192;

/** The pieces in order; none of an empty file. */
export async function* toPieces(file: Blob): AsyncGenerator<string> {
  for (let at = 0; at < file.size; at += PIECE_BYTES) {
    const piece = file.slice(at, at + PIECE_BYTES);
    yield toBase64(new Uint8Array(await piece.arrayBuffer()));
  }
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHARS_AT_ONCE)
    text += String.fromCharCode(...bytes.subarray(at, at + CHARS_AT_ONCE));
  return btoa(text);
}
