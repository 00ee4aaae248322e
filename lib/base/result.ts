/** A refusal that callers must look at: `ok` with a value, or not ok with an error. Broken invariants throw instead. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** A successful result. */
export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

/** A refused result. */
export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}
