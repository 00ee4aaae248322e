/** Opens a browser with the extension on the stand-in mailbox, against a companion that is running already. */
import { launchWithExtension } from '../extension/launch.ts';
import { signInExtension } from '../extension/sign-in-extension.ts';
import { accounts } from './mailbox.ts';
import { startStandInGmail } from './server.ts';

/** How to open the demo. */
export type DemoOptions = {
  /** Origin of the companion; it is filled in where the sidebar would ask for it. */
  companionUrl: string;
  headless?: boolean;
  /** Signs the extension in; without it the sidebar shows how to connect. */
  signIn?: { token: string; user: { id: string; name: string } };
  /** Account whose mailbox opens: 0 is Ana's, 1 Jonas's. */
  account?: number;
};

/** An open demo; `closed` resolves when the person closes the window. */
export type OpenedDemo = { mailbox: string; closed: Promise<void>; close(): Promise<void> };

/** Starts stand-in and browser, and opens the inbox. */
export async function openDemo(options: DemoOptions): Promise<OpenedDemo> {
  const { companionUrl, headless = false, signIn, account = 0 } = options;
  const gmail = await startStandInGmail();
  const browser = await launchWithExtension({ gmailPort: gmail.port, headless, viewport: null });
  const { context } = browser;
  await signInExtension(context, {
    address: new URL(companionUrl).origin,
    token: signIn?.token ?? null,
    user: signIn?.user ?? null,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`https://mail.google.com/mail/u/${account}/#inbox`);
  let closing: Promise<void> | null = null;
  const end = async (): Promise<void> => {
    await browser.close();
    await gmail.close();
  };
  // The window may have been closed by hand before; what is left is cleared away once.
  const close = (): Promise<void> => (closing ??= end());
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
  return { mailbox: accounts[account]?.address ?? '', closed, close };
}
