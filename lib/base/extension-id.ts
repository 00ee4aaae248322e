/**
 * Who the Chromium extension is, fixed so that the companion can allow exactly its origin by CORS.
 * The key is the public half of an RSA pair made for this project; the private half was thrown away, as an unpacked or
 * store-signed build needs only the public one. The id is its SHA-256, first 32 hex digits, written with the letters a to p.
 */

/** Public key (SPKI, base64) that goes into the Chromium manifest as `key` and so fixes the extension's id. */
export const EXTENSION_PUBLIC_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA3HYoND85SHABLMdzmz7puDvcpVqFdLAdgM6y9pUL3AjYB6BedLSZFLbh5wYDyknkt7oe8oN8Q+CsirWRgsPuigsT7Wrq9N6PQZ+TS8mqUrXBWX7QdwnxG6HQhM8VkyLYrEO2Lku01dwxGbFZb90CzD9viQcC68T58yIZf+RErh4l3KWy3GVgEsni0hLRNXvd/KKjq8/kIK6OzQyPI9tMlTIu2DDDp7PtWxaFaaITACwQPlwKWEjE3wl4yfUPd/VdjaNQLWYC2YSp+0wSmDJdbkMVCpBbDqpesFBiOZ394/kLV2yFPJtV8GdtbDRZ6KY0wzwScO09iqnZHjuENRTLVwIDAQAB';

/** Id of the extension in every Chromium browser; follows from the key. */
export const EXTENSION_ID = 'dcigdfdammagkljanfblpihgdlcmjngn';

/** Origin of the extension's pages in Chromium browsers: the one origin that the companion answers by CORS. */
export const EXTENSION_ORIGIN = `chrome-extension://${EXTENSION_ID}`;
