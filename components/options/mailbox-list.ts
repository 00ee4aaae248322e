/** Addresses (`ana@example.com`) and domains (`example.com`, `@example.com`). */
const MAILBOX = /^(?:[^\s@]+@|@)?[^\s@.]+(?:\.[^\s@.]+)+$/;

/** Lines as they are kept; null for none at all, which is every mailbox. `wrong` is the first that is neither address nor domain. */
export function parseMailboxes(text: string): { mailboxes: string[] | null; wrong: string | null } {
  const lines = text
    .split(/[\n,;]/)
    .map((line) => line.trim().toLowerCase())
    .filter((line) => line !== '');
  const wrong = lines.find((line) => !MAILBOX.test(line)) ?? null;
  return { mailboxes: lines.length === 0 ? null : [...new Set(lines)], wrong };
}
