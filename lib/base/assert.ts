/** Throws for a union member that a `switch` did not handle; the parameter type makes the compiler say so first. */
export function assertNever(value: never, what: string): never {
  throw new Error(`Unhandled ${what}: ${JSON.stringify(value)}`);
}

/** The value, or an error naming what was expected to exist. For invariants, never for user input. */
export function assertExists<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`Expected ${what} to exist`);
  return value;
}
