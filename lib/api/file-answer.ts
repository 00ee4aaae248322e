/** A file of text as it comes in, piece by piece. */
import { ROWS_HEADER, type FileAnswer } from '#lib/contract/route.ts';
import { ApiUnreachable } from './api-errors.ts';

/** The file behind a response; its pieces break off with `ApiUnreachable` when the connection does. */
export function readFile(response: Response): FileAnswer<string> {
  const rows = response.headers.get(ROWS_HEADER);
  return {
    name: nameOf(response.headers.get('content-disposition')),
    rows: rows === null ? null : Number(rows),
    sizeBytes: null,
    pieces: decode(response),
  };
}

function nameOf(disposition: string | null): string {
  const [, name] = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '') ?? [];
  return name === undefined ? 'file.csv' : decodeURIComponent(name);
}

async function* decode({ body }: Response): AsyncGenerator<string> {
  if (body === null) return;
  // The mark at the beginning belongs to the file.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const reader = body.getReader();
  try {
    for (let part = await read(reader); !part.done; part = await read(reader))
      yield decoder.decode(part.value, { stream: true });
    yield decoder.decode();
  } finally {
    // Whoever stops reading ends the request; otherwise the companion would go on writing.
    await reader.cancel().catch(() => {});
  }
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch (cause) {
    throw new ApiUnreachable('The file broke off.', { cause });
  }
}
