/** Which templates may be kept, and which texts may go to a customer. */
import { findPlaceholders, hasOpenPlaceholder } from '#lib/base/placeholders.ts';
import { TEMPLATE_VARIABLES } from '#lib/contract/reply-templates.ts';

const KNOWN: ReadonlySet<string> = new Set(TEMPLATE_VARIABLES);
const inBraces = (name: string) => `{{${name}}}`;

/** What is wrong with a template's text, as a sentence; null when nothing is. */
export function problemOfTemplate(text: string): string | null {
  if (hasOpenPlaceholder(text)) return 'End the variable with }}; one is begun and not ended.';
  const unknown = findPlaceholders(text).find((name) => !KNOWN.has(name));
  if (unknown === undefined) return null;
  const known = TEMPLATE_VARIABLES.map(inBraces).join(', ');
  return `Write another variable for ${inBraces(unknown)}, which there is not. There are ${known}.`;
}

/** Why a reply cannot go out yet, as a sentence: a variable still stands in it; null when none does. */
export function problemOfReply(text: string): string | null {
  const left = findPlaceholders(text).filter((name) => KNOWN.has(name));
  if (left.length === 0) return null;
  return `Write what belongs there in place of ${left.map(inBraces).join(', ')}; the customer would read it as it stands.`;
}
