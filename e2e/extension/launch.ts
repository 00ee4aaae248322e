/** Starts Chromium with the built extension on the stand-in mailbox, and finds the sidebar in it. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { chromium, type BrowserContext, type Frame, type Page } from '@playwright/test';
import { EXTENSION_ORIGIN } from '#lib/base/extension-id.ts';
import { OUTLOOK_HOSTS } from '#lib/base/outlook-hosts.ts';

/** Where `wxt build` puts the Chromium build. */
export const EXTENSION_DIR = resolve(import.meta.dirname, '../../.output/chrome-mv3');

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-for-testing', 'google-chrome'];

/** Options of a start; the extension must have been built. */
export type LaunchOptions = {
  /** Ports of the stand-ins; without one its hosts are not found. */
  gmailPort?: number;
  outlookPort?: number;
  headless?: boolean;
  extensionDir?: string | undefined;
  viewport?: { width: number; height: number } | null;
  /** Folder of a profile that outlives the browser. Absent: a new one, removed with it. */
  profile?: string;
};

/** A started browser; `close` also removes its profile, unless one was given. */
export type LaunchedBrowser = { context: BrowserContext; close(): Promise<void> };

/** A browser that takes the stand-ins for the mail programs and reaches no other host but loopback. */
export async function launchWithExtension(options: LaunchOptions): Promise<LaunchedBrowser> {
  const { headless = true, extensionDir = EXTENSION_DIR, viewport = { width: 1280, height: 800 } } = options;
  if (!existsSync(join(extensionDir, 'manifest.json')))
    throw new Error(`Build the extension first (npm run build): no ${extensionDir}`);
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'threadside-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    headless: false,
    executablePath: findChromium(),
    ignoreHTTPSErrors: true,
    viewport,
    args: [
      ...(headless ? ['--headless=new', '--disable-gpu'] : []),
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--ignore-certificate-errors',
      // Playwright's own list turns storage partitioning off, and with it the extension's frame loses its storage. The
      // last such switch wins, so this one gives back what people's browsers do (seen in Chromium 156, 2026-11-22).
      '--disable-features=Zzz',
      `--host-resolver-rules=${standInRules(options)}, EXCLUDE localhost, EXCLUDE 127.0.0.1, MAP * ~NOTFOUND`,
      `--load-extension=${extensionDir}`,
      `--disable-extensions-except=${extensionDir}`,
    ],
  });
  return {
    context,
    close: async () => {
      await context.close();
      if (options.profile === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function standInRules({ gmailPort, outlookPort }: LaunchOptions): string {
  const hosts = [
    ...(gmailPort === undefined ? [] : [['mail.google.com', gmailPort]]),
    ...(outlookPort === undefined ? [] : OUTLOOK_HOSTS.map((host) => [host, outlookPort])),
  ];
  return hosts.map(([host, port]) => `MAP ${host} 127.0.0.1:${port}`).join(', ');
}

/** The sidebar's frame in a mail tab, once it is there. */
export async function sidebarFrame(page: Page, timeoutMs = 20_000): Promise<Frame> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const frame = sidebarFrames(page)[0];
    if (frame) return frame;
    await page.waitForTimeout(50);
  }
  throw new Error(
    `No sidebar frame after ${timeoutMs} ms; frames: ${page
      .frames()
      .map((frame) => frame.url())
      .join(', ')}`,
  );
}

/** All frames of the tab that show the sidebar's page. */
export function sidebarFrames(page: Page): Frame[] {
  return page.frames().filter((frame) => frame.url().startsWith(`${EXTENSION_ORIGIN}/sidebar.html`));
}

/** Path of a Chromium: CHROMIUM_PATH, or the first of the usual names on PATH. */
export function findChromium(): string {
  const fromEnvironment = process.env['CHROMIUM_PATH'];
  if (fromEnvironment) return fromEnvironment;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = CHROMIUM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) =>
    existsSync(path),
  );
  if (!found)
    throw new Error(
      'Install Chromium, or set CHROMIUM_PATH: none of chromium, chromium-browser, google-chrome is on PATH.',
    );
  return found;
}
