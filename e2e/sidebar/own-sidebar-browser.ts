import { afterAll, beforeAll } from 'vitest';
import { startSidebarBrowser, type SidebarBrowser } from './sidebar-browser.ts';

/** The browser of a test file: started before its first test, stopped after its last. */
export function ownSidebarBrowser(): Omit<SidebarBrowser, 'stop'> {
  let browser: SidebarBrowser;
  beforeAll(async () => {
    browser = await startSidebarBrowser();
  }, 60_000);
  afterAll(() => browser.stop());
  return {
    open: (state, theme) => browser.open(state, theme),
    openSurface: (name) => browser.openSurface(name),
  };
}
