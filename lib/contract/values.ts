/** Small values that many parts of the contract share: text with limits, addresses, instants, pages. */
import * as z from 'zod/mini';

/** One line of text, trimmed, 1 to `lengthMax` characters. */
// @__NO_SIDE_EFFECTS__
export function line(lengthMax: number) {
  return z
    .string({ error: 'Give text.' })
    .check(
      z.trim(),
      z.minLength(1, { error: 'Give some text; it is empty.' }),
      z.maxLength(lengthMax, { error: `Shorten it to ${lengthMax} characters or less.` }),
    );
}

/** Text of several lines, 0 to `lengthMax` characters. */
// @__NO_SIDE_EFFECTS__
export function paragraph(lengthMax: number) {
  return z
    .string({ error: 'Give text.' })
    .check(z.maxLength(lengthMax, { error: `Shorten it to ${lengthMax} characters or less.` }));
}

/** An instant as ISO 8601 with offset, e.g. `2026-11-22T09:58:00.000Z`. */
export const Instant = z.iso.datetime({
  offset: true,
  error: 'Give an instant such as 2026-11-22T09:58:00Z.',
});
export type Instant = z.infer<typeof Instant>;

/** An e-mail address as written; comparing goes through `core/addresses`. RFC 5321 allows 254 characters. */
export const EmailAddress = z
  .string({ error: 'Give an e-mail address.' })
  .check(
    z.trim(),
    z.maxLength(254, { error: 'Shorten it to 254 characters or less.' }),
    z.regex(/^[^\s@]+@[^\s@]+$/u, { error: 'Give an e-mail address such as marta@example.com.' }),
  );
export type EmailAddress = z.infer<typeof EmailAddress>;

/** The version a write is based on; each change of the row adds one. */
export const Version = z
  .int({ error: 'Give the version you last read, a whole number.' })
  .check(z.minimum(1), z.maximum(2_147_483_647));
export type Version = z.infer<typeof Version>;

/** Opaque place in a list, taken from `next` of the page before. */
export const Cursor = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(500),
    z.regex(/^[\w-]+$/, { error: 'Use the cursor of the page before, unchanged.' }),
  );
export type Cursor = z.infer<typeof Cursor>;

/** A page of a list: its items, and where the next page starts (null: this was the last). */
// @__NO_SIDE_EFFECTS__
export function page<T extends z.ZodMiniType>(item: T) {
  return z.object({ items: z.array(item), next: z.nullable(Cursor) });
}
