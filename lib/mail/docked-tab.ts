/** The button at the page's edge that opens the docked panel: our name or our sign, and how many tickets there are. */
import { element } from './make-element.ts';

/** The button and what it says. */
export type DockedTab = {
  button: HTMLButtonElement;
  showCount(count: number | null): void;
  /** Why the panel is shut; null where the person shut it. */
  explain(why: string | null): void;
};

/** A button that does nothing yet. With an icon its name is spoken and in its tip, not written. */
export function createDockedTab(words: { title: string; open: string }, hasIcon: boolean): DockedTab {
  const text = document.createTextNode('');
  const button = element(
    'button',
    { type: 'button', className: hasIcon ? 'tab icon' : 'tab' },
    ...(hasIcon ? [sign()] : []),
    text,
  );
  let count: number | null = null;
  let why: string | null = null;
  const write = (): void => {
    const number = count ? String(count) : '';
    text.data = hasIcon ? number : `${words.title} ${number}`.trim();
    button.ariaLabel = [words.open, hasIcon ? number : '', why ?? '']
      .filter((part) => part !== '')
      .join('. ');
    button.title = why ?? (hasIcon ? words.open : '');
  };
  write();
  return {
    button,
    showCount: (next) => {
      count = next;
      write();
    },
    explain: (next) => {
      why = next;
      write();
    },
  };
}

const SVG = 'http://www.w3.org/2000/svg';

/** Our sign as in `public/icon.svg`, drawn here, as a page's policy may keep pictures away. */
function sign(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '3 4 18 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute(
    'd',
    'M7 5.75h10q2.25 0 2.25 2.25v8q0 2.25-2.25 2.25H7q-2.25 0-2.25-2.25V8Q4.75 5.75 7 5.75zM13.5 6v12M15.9 9.4h1.4M15.9 12h1.4',
  );
  svg.append(path);
  return svg;
}
