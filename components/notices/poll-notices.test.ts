import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NotificationKind } from '#lib/contract/notifications.ts';
import { createConnectionStore, type ConnectionStore } from '#lib/store/connection.ts';
import { createMemoryKeyValueStore, type KeyValueStore } from '#lib/store/key-value-store.ts';
import { createPreferencesStore } from '#lib/store/preferences.ts';
import { pollNotices, type Notice, type NoticeDesk } from './poll-notices.ts';

type Item = { id: string; at: string; kind: NotificationKind; isRead: boolean };

let server: Server;
let items: Item[];
let status: number;
let shown: Notice[];
let badges: number[];
let values: KeyValueStore;
let connection: ConnectionStore;
let desk: NoticeDesk;

beforeEach(async () => {
  [items, status, shown, badges] = [[], 200, [], []];
  server = createServer((_request, response) => {
    const refusal = { type: 'about:blank', title: 'Sign in', status, code: 'not_signed_in' };
    const list = {
      items: items.map(toNotification),
      next: null,
      unread: items.filter(isUnread).length,
    };
    const type = status === 200 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'content-type': type }).end(JSON.stringify(status === 200 ? list : refusal));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  values = createMemoryKeyValueStore();
  connection = createConnectionStore(values);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await connection.update({ address, token: 'token', user: { id: uuid(99), name: 'Ana Ribeiro' } });
  desk = {
    connection,
    preferences: createPreferencesStore(values),
    values,
    show: async (notice) => void shown.push(notice),
    setBadge: async (unread) => void badges.push(unread),
    now: () => new Date('2026-11-23T12:00:00'),
  };
});
afterEach(() => server.close());

const isUnread = ({ isRead }: Item) => !isRead;
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

function add(n: number, kind: NotificationKind = 'mentioned', at = `2026-11-23T10:00:0${n}.000Z`): void {
  items.unshift({ id: uuid(n), kind, at, isRead: false });
}

function toNotification({ id, kind, at, isRead }: Item) {
  const actor = kind.startsWith('sla')
    ? null
    : { id: uuid(98), name: 'Jonas Feld', email: 'j@norrvik.example' };
  const ticket = {
    id: uuid(97),
    number: 'TKT-E001',
    subject: 'Torn ribbon',
    status: 'open',
  };
  return { id, kind, at, actor, ticket, text: null, isRead };
}

describe('pollNotices', () => {
  it('counts what is there at the first look, and tells nothing of it', async () => {
    add(1);
    expect(await pollNotices(desk)).toBe(true);
    expect(badges).toEqual([1]);
    expect(shown).toEqual([]);
  });

  it('tells what is new once, with who, what and where to', async () => {
    await pollNotices(desk);
    add(1);
    await pollNotices(desk);
    await pollNotices(desk);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({ title: 'Jonas Feld mentioned you', text: 'TKT-E001 Torn ribbon' });
    expect(shown[0]?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/tickets\/TKT-E001$/);
  });

  it('tells of another one at the very same instant', async () => {
    await pollNotices(desk);
    add(1, 'mentioned', '2026-11-23T10:00:00.000Z');
    await pollNotices(desk);
    add(2, 'assigned', '2026-11-23T10:00:00.000Z');
    await pollNotices(desk);
    expect(shown.map(({ title }) => title)).toEqual([
      'Jonas Feld mentioned you',
      'Jonas Feld gave you a ticket',
    ]);
  });

  it('says what the system tells without a name, and leaves comments to the bell', async () => {
    await pollNotices(desk);
    add(1, 'sla-breached');
    add(2, 'commented');
    await pollNotices(desk);
    expect(shown.map(({ title }) => title)).toEqual(['A deadline is missed']);
    expect(badges.at(-1)).toBe(2);
  });

  it('tells more than three as one', async () => {
    await pollNotices(desk);
    for (const n of [1, 2, 3, 4]) add(n);
    await pollNotices(desk);
    expect(shown.map(({ title }) => title)).toEqual(['4 new in Threadside']);
  });

  it('keeps silent in quiet hours and of what is switched off, and does not tell it later', async () => {
    await pollNotices(desk);
    await desk.preferences.update({ quietHours: { from: '11:00', to: '13:00' } });
    add(1);
    await pollNotices(desk);
    await desk.preferences.update({ quietHours: null, notices: ['assigned'] });
    add(2);
    await pollNotices(desk);
    expect(shown).toEqual([]);
    expect(badges.at(-1)).toBe(2);
  });

  it('begins anew for another person', async () => {
    await pollNotices(desk);
    add(1);
    await connection.update({ user: { id: uuid(96), name: 'Jonas Feld' } });
    await pollNotices(desk);
    expect(shown).toEqual([]);
  });

  it('takes the number away when nobody is signed in', async () => {
    await connection.update({ token: null });
    expect(await pollNotices(desk)).toBe(false);
    expect(badges).toEqual([0]);
  });

  it('forgets a token that the companion refuses, and keeps who it was', async () => {
    status = 401;
    await expect(pollNotices(desk)).rejects.toMatchObject({ code: 'not_signed_in' });
    expect(await connection.read()).toMatchObject({ token: null, user: { name: 'Ana Ribeiro' } });
  });
});
