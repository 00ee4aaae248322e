/** Text with named places, such as `{{customer.name}}`, that something is put into. */

/** Spaces around the name are taken off apart: a pattern with three parts that match spaces takes hours over many of them. */
const PLACE = /\{\{([^{}]*)\}\}/g;

/** Names of the places in the text, each once, in their order. */
export function findPlaceholders(text: string): string[] {
  return [...new Set([...text.matchAll(PLACE)].map(([, name = '']) => name.trim()))];
}

/** True when a place is begun and not ended. */
export function hasOpenPlaceholder(text: string): boolean {
  return text.replaceAll(PLACE, '').includes('{{');
}

/** The text with values put in, once each: what a value itself holds is not looked at. Places without a value stay as they are. */
export function fillPlaceholders(
  text: string,
  values: Readonly<Record<string, string | null | undefined>>,
): { text: string; missing: string[] } {
  const missing = new Set<string>();
  const filled = text.replaceAll(PLACE, (place, spaced: string) => {
    const name = spaced.trim();
    const value = Object.hasOwn(values, name) ? values[name]?.trim() : undefined;
    if (value !== undefined && value !== '') return value;
    missing.add(name);
    return place;
  });
  return { text: filled, missing: [...missing] };
}
