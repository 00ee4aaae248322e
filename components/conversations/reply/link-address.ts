/** The address as a link holds it: a web address is given its `https://`, an e-mail address its `mailto:`. Null for anything else. */
export function toLinkAddress(typed: string): string | null {
  const text = typed.trim();
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)) return `mailto:${text}`;
  const address = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`;
  if (!/^(?:https?:\/\/[^\s/]+\S*|mailto:\S+@\S+)$/i.test(address) || !URL.canParse(address)) return null;
  return address;
}
