/** Outlook's own theme, by the colour that is really behind the mail: its settings and classes have no lasting names. */
import type { Theme, WatchOptions } from '#lib/mail/mail-host.ts';
import { OPEN_PANES, OUTER_PANES } from './landmarks.ts';

/** Outlook paints its themes in steps, for some time after it said so. */
const LOOK_AGAIN_MS = 400;

/** Calls the listener at once and at every change. */
export function watchOutlookTheme(
  page: Document,
  listener: (theme: Theme) => void,
  { signal }: WatchOptions,
): void {
  let last: Theme | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    const theme = themeOf(page);
    if (theme !== last) listener((last = theme));
  };
  const stir = (): void => {
    tell();
    clearTimeout(timer);
    timer = setTimeout(tell, LOOK_AGAIN_MS);
  };
  const observer = new MutationObserver(stir);
  for (const element of [page.documentElement, page.body, page.head])
    observer.observe(element, { attributes: true, childList: true });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', stir, { signal });
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      clearTimeout(timer);
    },
    { once: true },
  );
  tell();
}

/** By the nearest painted background around the mail; a page that paints none is light. */
export function themeOf(page: Document): Theme {
  const start = page.querySelector([...OPEN_PANES, ...OUTER_PANES].join(',')) ?? page.body;
  for (let box: Element | null = start; box; box = box.parentElement) {
    const painted = luminance(getComputedStyle(box).backgroundColor);
    if (painted !== null) return painted < 0.4 ? 'dark' : 'light';
  }
  return 'light';
}

/** From 0, black, to 1, white; null for what lets through what is behind it. */
function luminance(color: string): number | null {
  const [red, green, blue, alpha = 1] = [...color.matchAll(/[\d.]+/g)].map(([number]) => Number(number));
  if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) return null;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}
