import type { Theme } from '#lib/mail/mail-host.ts';
import { addHandler } from './add-handler.ts';
import type { OfficeApp, OfficeTheme } from './office-app.ts';

/** Outlook's own theme where the host tells it, else the system's; `onChange` is called at every change of either. */
export function followOfficeTheme(office: OfficeApp, onChange: () => void): () => Theme {
  const { context, EventType } = office;
  let told: OfficeTheme | undefined;
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', onChange);
  addHandler(context.mailbox, EventType.OfficeThemeChanged, ({ officeTheme }) => {
    told = officeTheme;
    onChange();
  });
  return () => themeOf(told ?? context.officeTheme) ?? (system.matches ? 'dark' : 'light');
}

/** Null where nothing readable is said. Exported for its test. */
export function themeOf(theme: OfficeTheme | undefined): Theme | null {
  if (theme?.isDarkTheme !== undefined) return theme.isDarkTheme ? 'dark' : 'light';
  const [, hex] = /^#([0-9a-f]{6})/i.exec(theme?.bodyBackgroundColor ?? '') ?? [];
  if (hex === undefined) return null;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  // Weights of BT.601, good enough to tell a dark ground from a light one.
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128 ? 'dark' : 'light';
}
