/** Asks the companion what is new, tells it on the desktop once, and keeps the number of unread ones on the icon. */
import * as z from 'zod/mini';
import { createApi } from '#lib/api/api.ts';
import { listNotifications, type Notification } from '#lib/contract/notifications.ts';
import { notices as words } from '#lib/i18n/en/notices.ts';
import type { ConnectionStore } from '#lib/store/connection.ts';
import type { KeyValueStore } from '#lib/store/key-value-store.ts';
import type { PreferencesStore } from '#lib/store/preferences.ts';
import { groupOf, noticeWords } from './notice-words.ts';
import { isQuiet } from './quiet-hours.ts';

/** One thing to show; `url` is where a click leads. */
export type Notice = { id: string; title: string; text: string; url: string };

/** The browser as the poll needs it. */
export type NoticeDesk = {
  connection: ConnectionStore;
  preferences: PreferencesStore;
  /** Where it is kept what was told. */
  values: KeyValueStore;
  show(notice: Notice): Promise<void>;
  /** Unread ones; 0 takes the number away. */
  setBadge(unread: number): Promise<void>;
  now(): Date;
};

/** More at once are told as one: nobody reads ten cards after lunch. */
const SINGLE_MAX = 3;
const KEY = 'toldNotices';

/** For whom, up to which instant of the companion's clock, and what was told of that very instant. */
const Told = z.object({ owner: z.string(), at: z.string(), ids: z.array(z.string()) });
type Told = z.infer<typeof Told>;

/** One look. Answers whether there is somebody to look for; rejects when the companion gives no usable answer. */
export async function pollNotices(desk: NoticeDesk): Promise<boolean> {
  const { address, token, user } = await desk.connection.read();
  if (address === null || token === null || user === null) {
    await desk.setBadge(0);
    return false;
  }
  const onSignedOut = () => void desk.connection.update({ token: null, device: null });
  const api = createApi({ baseUrl: address, token, onSignedOut });
  const { items, unread } = await api(listNotifications, { query: {} });
  await desk.setBadge(unread);
  const owner = `${address} ${user.id}`;
  const told = await readTold(desk.values, owner);
  await desk.values.set(KEY, afterwards(items, told, owner));
  // What is there at the first look is not new: the number says it.
  if (told !== null) await tell(desk, { address, fresh: items.filter((item) => isFresh(item, told)) });
  return true;
}

async function readTold(values: KeyValueStore, owner: string): Promise<Told | null> {
  const kept = Told.safeParse(await values.get(KEY));
  return kept.success && kept.data.owner === owner ? kept.data : null;
}

function isFresh({ id, at, isRead }: Notification, told: Told): boolean {
  return !isRead && (at > told.at || (at === told.at && !told.ids.includes(id)));
}

function afterwards(items: readonly Notification[], told: Told | null, owner: string): Told {
  const at = items.reduce((newest, item) => (item.at > newest ? item.at : newest), told?.at ?? '');
  return { owner, at, ids: items.filter((item) => item.at === at).map(({ id }) => id) };
}

async function tell(desk: NoticeDesk, given: { address: string; fresh: Notification[] }): Promise<void> {
  const { notices, quietHours } = await desk.preferences.read();
  if (isQuiet(quietHours, desk.now())) return;
  const fresh = given.fresh.filter((item) => notices.some((group) => group === groupOf(item)));
  if (fresh.length > SINGLE_MAX) {
    const title = `${fresh.length} ${words.many}`;
    return desk.show({ id: 'many', title, text: words.manyHint, url: given.address });
  }
  // The newest is shown last, which desktops put on top.
  for (const item of fresh.toReversed()) {
    const url = `${given.address}/tickets/${item.ticket.number}`;
    await desk.show({ id: item.id, ...noticeWords(item), url });
  }
}
