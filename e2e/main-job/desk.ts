/** A desk under test: a companion with sample data, and agents' browsers with the extension on their own mailboxes. */
import type { Frame, Page } from '@playwright/test';
import { openFresh } from '#backend/testing/engines.ts';
import { startDemoCompanion, type DemoCompanion, type DemoUser } from '#backend/testing/demo-companion.ts';
import { sidebarFrame } from '../extension/launch.ts';
import { openMailBrowser, openMailTab, type MailBrowser, type MailTab } from '../extension/mail-tab.ts';
import { signInExtension } from '../extension/sign-in-extension.ts';
import { accounts } from '../stand-in-gmail/mailbox.ts';

/** An agent at work: a mailbox in a browser of its own. */
export type Agent = {
  user: DemoUser;
  account: number;
  browser: MailBrowser;
  /** Opens a thread in a new tab and looks at its sidebar, long enough for a click not to be taken for a trick. */
  open: (thread: string) => Promise<{ tab: MailTab; page: Page; sidebar: Frame }>;
};

/** More than the half second in which the sidebar asks whether a click was meant. */
const LOOKING_MS = 900;

export type Desk = {
  companion: DemoCompanion;
  agent: (email: string) => Promise<Agent>;
  close: () => Promise<void>;
};

export async function openDesk(): Promise<Desk> {
  const companion = await startDemoCompanion(await openFresh('embedded'));
  const browsers: MailBrowser[] = [];
  return {
    companion,
    agent: async (email) => {
      const user = await companion.user(email);
      const browser = await openMailBrowser();
      browsers.push(browser);
      return anAgent(browser, user);
    },
    close: async () => {
      for (const browser of browsers) await browser.close();
      await companion.close();
    },
  };
}

function anAgent(browser: MailBrowser, user: DemoUser): Agent {
  const account = accounts.findIndex(({ address }) => address === user.email);
  return {
    user,
    account,
    browser,
    open: async (thread) => {
      const tab = await openMailTab(browser, { account, thread });
      const sidebar = await sidebarFrame(tab.page);
      await sidebar.locator('main').waitFor();
      await tab.page.waitForTimeout(LOOKING_MS);
      return { tab, page: tab.page, sidebar };
    },
  };
}

/** Signs an agent's extension in without the device code, which has a test of its own. */
export function signIn({ browser, user }: Agent, companionUrl: string): Promise<void> {
  return signInExtension(browser.context, { address: companionUrl, token: user.token, user });
}
