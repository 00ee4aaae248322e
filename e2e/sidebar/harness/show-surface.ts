import type { SurfaceState } from '../../../components/sidebar/surface-states.ts';
import { mailPage } from '#lib/i18n/en/mail-page.ts';
import type { Theme } from '#lib/mail/mail-host.ts';
import { createDockedPanel } from '#lib/mail/docked-panel.ts';

/** Shows what the content script would on the mail page. Its shadow root is opened here, for the font and for axe. */
export function showSurface({ says, inOutlook }: SurfaceState): void {
  openShadows();
  const panel = createDockedPanel(mailPage, {
    hasIcon: inOutlook !== undefined,
    isShut: inOutlook === 'shut',
  });
  Object.assign(window, { showTheme: (theme: Theme) => panel.setTheme(theme) });
  panel.showCount(says === null ? 2 : null);
  if (says === null) panel.open();
  else {
    const action = inOutlook === undefined ? mailPage.reload : mailPage.reloadOutlook;
    panel.notify({ text: mailPage[says], action, onAction: () => {} });
  }
}

function openShadows(): void {
  // oxlint-disable-next-line typescript/unbound-method -- It is called on its element below.
  const { attachShadow: attach } = Element.prototype;
  Element.prototype.attachShadow = function (this: Element, options) {
    const root = attach.call(this, { ...options, mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { font-family: Inter, sans-serif !important; }');
    root.adoptedStyleSheets = [sheet];
    return root;
  };
}
