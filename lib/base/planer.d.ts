/** planer ships no types. */
declare module 'planer' {
  /** The message without quoted mail. For 'text/html' a document to parse with is wanted. */
  export function extractFrom(body: string, contentType: 'text/plain'): string;
}
