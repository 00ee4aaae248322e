/** When the database does not answer now, as opposed to refusing a statement; the request may be sent again in a moment. */
export class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError';
}

/**
 * PostgreSQL's classes for broken connections (08), shutdown (57P) and lack of resources (53), its cancelled statement (57014),
 * and the operating system's codes for a server that is not there.
 */
const UNAVAILABLE_CODES = /^(08...|57P..|57014|53...|ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE)$/;

/** Messages of pg 8.23 for connections that ended or could not be had; it gives these errors no code. */
const UNAVAILABLE_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client was closed)/;

/** True for an error that means "no database now". */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseUnavailableError) return true;
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return (
    (typeof code === 'string' && UNAVAILABLE_CODES.test(code)) || UNAVAILABLE_MESSAGES.test(error.message)
  );
}
