/** Notices in the worker: a look at every start, at every change of the connection, and each half minute while somebody is signed in. */
import type { browser as wxtBrowser } from 'wxt/browser';
import { notices as words } from '#lib/i18n/en/notices.ts';
import type { ConnectionStore } from '#lib/store/connection.ts';
import type { KeyValueStore } from '#lib/store/key-value-store.ts';
import { createPreferencesStore } from '#lib/store/preferences.ts';
import { pollNotices, type Notice, type NoticeDesk } from './poll-notices.ts';

const ALARM = 'threadside-notices';
/** Browsers allow no shorter one. */
const EVERY_MINUTES = 0.5;
const BADGE_MAX = 99;
const BADGE_COLOUR = '#C42B22';

type WorkerBrowser = typeof wxtBrowser;
type Options = { connection: Promise<ConnectionStore>; values: KeyValueStore };

/** Serves as long as the worker lives; its listeners are what the browser starts the worker for. */
export function serveNotices(browser: WorkerBrowser, { connection, values }: Options): void {
  const look = async (): Promise<void> => {
    const desk = deskOf(browser, { connection: await connection, values });
    // Without an answer the alarm stays: the companion may be back in half a minute.
    const isSignedIn = await pollNotices(desk).catch(() => true);
    if (!isSignedIn) await browser.alarms.clear(ALARM);
    else if ((await browser.alarms.get(ALARM)) === undefined)
      await browser.alarms.create(ALARM, { periodInMinutes: EVERY_MINUTES });
  };
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void look();
  });
  browser.notifications.onClicked.addListener((id) => void open(browser, id));
  const lasting = new AbortController();
  void connection.then((store) => store.watch(() => void look(), { signal: lasting.signal }));
  void look();
}

function deskOf(
  browser: WorkerBrowser,
  kept: { connection: ConnectionStore; values: KeyValueStore },
): NoticeDesk {
  return {
    ...kept,
    preferences: createPreferencesStore(kept.values),
    show: async ({ id, title, text, url }: Notice) => {
      const iconUrl = browser.runtime.getURL('/icon/128.png');
      // A worker may be gone by the time of the click, so where it leads stands in the name.
      await browser.notifications.create(`${id} ${url}`, { type: 'basic', title, message: text, iconUrl });
    },
    setBadge: async (unread) => {
      await browser.action.setBadgeBackgroundColor({ color: BADGE_COLOUR });
      const text = unread > BADGE_MAX ? `${BADGE_MAX}+` : String(unread);
      await browser.action.setBadgeText({ text: unread === 0 ? '' : text });
      await browser.action.setTitle({ title: unread === 0 ? words.icon : `${unread} ${words.badge}` });
    },
    now: () => new Date(),
  };
}

async function open(browser: WorkerBrowser, id: string): Promise<void> {
  await browser.tabs.create({ url: id.slice(id.indexOf(' ') + 1) });
  await browser.notifications.clear(id);
}
