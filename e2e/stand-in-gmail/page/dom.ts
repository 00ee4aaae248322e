/** Makes elements in one expression. Nothing here takes HTML, so Trusted Types have nothing to say. */

export type Attributes = Record<string, string | undefined>;

export function el(tag: string, attributes: Attributes = {}, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Elements one in the other, each written `tag.class` or `tag[name=value]`, with the children in the innermost. */
export function inside(path: string[], ...children: (Node | string)[]): HTMLElement {
  const [outermost = 'div', ...inner] = path;
  const [, tag = 'div', className, name, value] =
    /^(\w+)(?:\.(\w+))?(?:\[(\w+)=(\w+)\])?$/.exec(outermost) ?? [];
  const attributes = { class: className, ...(name ? { [name]: value } : {}) };
  return el(tag, attributes, ...(inner.length > 0 ? [inside(inner, ...children)] : children));
}

/** Mail's HTML without what a mail program never shows: scripts, styles, forms, frames and anything fetched from elsewhere. */
export function inertMail(html: string): DocumentFragment {
  const policy = window.trustedTypes?.createPolicy(`stand-in-${(policies += 1)}`, {
    createHTML: (text) => text,
  });
  const page = new DOMParser().parseFromString(
    (policy ? policy.createHTML(html) : html) as string,
    'text/html',
  );
  for (const bad of page.querySelectorAll(
    'script,style,link,meta,base,iframe,frame,object,embed,form,input,button,textarea,select,title,svg,video,audio',
  ))
    bad.remove();
  for (const element of page.body.querySelectorAll('*')) {
    for (const { name } of Array.from(element.attributes))
      if (/^(on|src|srcset|background|poster|id$)/i.test(name)) element.removeAttribute(name);
    if (/url\s*\(/i.test(element.getAttribute('style') ?? '')) element.removeAttribute('style');
  }
  const fragment = document.createDocumentFragment();
  fragment.append(...page.body.childNodes);
  return fragment;
}

let policies = 0;

const ICONS: Record<string, string> = {
  archive: 'M3 5h18v4H3zM5 9v10h14V9M10 13h4',
  trash: 'M4 7h16M10 11v6M14 11v6M6 7l1 13h10l1-13M9 7V4h6v3',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 3',
  back: 'M15 5l-7 7 7 7',
  move: 'M4 6h6l2 2h8v11H4z',
  more: 'M12 5v.01M12 12v.01M12 19v.01',
  reply: 'M9 14l-5-5 5-5M4 9h9a6 6 0 0 1 6 6v4',
};

export function icon(name: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[name] ?? '');
  svg.append(path);
  return svg;
}

export function shortTime(time: number): string {
  if (time === 0) return '';
  return new Date(time).toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
}

declare global {
  interface Window {
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createHTML(text: string): string },
      ): { createHTML(text: string): unknown };
    };
  }
}
