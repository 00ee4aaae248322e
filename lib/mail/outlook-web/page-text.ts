/** Text as people read it on the page: without what only directs type setting or draws icons. */

/** Zero-width characters, directions and joins, soft hyphens, and the private area in which icon fonts lie. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff]/g;

/** Parts of a heading that are no text of it: buttons that Outlook appends, and pictures. */
const NO_TEXT = 'button, [role="button"], [role="menuitem"], [role="toolbar"], svg, style, script, i';

/** `text` on one line, without unseen characters. */
export function cleanText(text: string | null | undefined): string {
  return (text ?? '').replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
}

/** Text of an element without the buttons and icons in it. */
export function ownText(element: Element): string {
  const parts: string[] = [];
  collect(element, parts);
  return cleanText(parts.join(''));
}

function collect(node: Node, parts: string[]): void {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) parts.push(child.nodeValue ?? '');
    else if (child instanceof Element && !child.matches(NO_TEXT)) collect(child, parts);
  }
}
