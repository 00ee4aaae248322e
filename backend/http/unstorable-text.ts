/**
 * PostgreSQL's text cannot hold U+0000, and its JSON no lone surrogate, so both are refused where they come in. Walks the
 * whole input once; answers with the path of the first such text or key, or null.
 */
export function findUnstorable(value: unknown, path: readonly string[] = []): string | null {
  if (typeof value === 'string') return isStorable(value) ? null : path.join('.');
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const at = isStorable(key) ? findUnstorable(inner, [...path, key]) : [...path, key].join('.');
    if (at !== null) return at;
  }
  return null;
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
