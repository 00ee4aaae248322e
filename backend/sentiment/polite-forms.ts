/**
 * Forms of politeness say nothing of how a customer feels: the most furious letter ends with kind regards and thanks in
 * advance. They are taken out before a message is weighed.
 */
const FORMS = [
  /\b(?:many )?thank(?:s| you)(?: (?:so|very) much)? (?:very much )?in advance\b(?: for [\w ]{1,40})?/giu,
  /\bthank(?:s| you) for (?:your (?:time|attention|understanding|consideration))\b/giu,
  /^\s*(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day))\b[^\n,.!?]{0,40}[,!]?/giu,
  /\b(?:kind|best|warm|kindest|warmest|friendly)(?: \w+)? (?:regards|wishes)\b[,.]?(?:\s+\p{Lu}[\p{L}.-]+){0,3}\s*$/gu,
  /\b(?:yours (?:sincerely|faithfully|truly)|sincerely|regards|best)\b,\s*(?:\p{Lu}[\p{L}.-]+\s*){0,3}$/giu,
];

/** The text without them; as it was where nothing else is in it. */
export function withoutPoliteForms(text: string): string {
  const rest = FORMS.reduce((left, form) => left.replace(form, ' '), text);
  return /\p{L}/u.test(rest) ? rest.trim() : text.replace(FORMS[0] ?? '', ' ').trim();
}
