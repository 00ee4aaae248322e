import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTicket, listTickets } from '#lib/contract/tickets.ts';
import { ENGINES, openFresh, openFreshUnmigrated } from '#backend/testing/engines.ts';
import { startDemoCompanion, type DemoCompanion } from '#backend/testing/demo-companion.ts';
import { backUp, move, restore } from './archives.ts';
import { createSignIn } from './data/sign-in.ts';
import type { Database } from './data/database.ts';
import { findActorByToken } from './data/sessions.ts';

const NOW = new Date('2026-11-22T12:00:00Z');

describe('archives', () => {
  let folder: string;
  let source: Database;
  let companion: DemoCompanion;
  let file: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'threadside-backup-'));
    file = join(folder, 'backup.ndjson.gz');
    source = await openFresh('embedded');
    companion = await startDemoCompanion(source);
    await backUp(source, file, NOW);
  });
  afterAll(async () => {
    await companion.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(ENGINES)(
    'restore every table into an empty database (%s), and go on counting numbers',
    async (engine) => {
      const target = await openFreshUnmigrated(engine);
      const summary = await restore(target, file);
      expect(summary).toMatchObject({ ticket: 5, user: 3, record: 10, ticket_event: expect.any(Number) });
      const tickets = await target.db
        .selectFrom('ticket')
        .select(['number', 'subject', 'field_values'])
        .orderBy('number')
        .execute();
      expect(tickets).toEqual(
        await source.db
          .selectFrom('ticket')
          .select(['number', 'subject', 'field_values'])
          .orderBy('number')
          .execute(),
      );
      const restored = await startDemoCompanion(target);
      const ana = await restored.user('ana@norrvik.example');
      expect((await ana.api(createTicket, { body: { subject: 'After' } })).number).toBe('TKT-M003');
      expect((await ana.api(listTickets, { query: {} })).total).toBe(6);
      await restored.close();
    },
  );

  it('hold no session and can be read by their owner only', async () => {
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    const { token } = await companion.user('ana@norrvik.example');
    await backUp(source, join(folder, 'second.gz'), NOW);
    expect(gunzipSync(readFileSync(join(folder, 'second.gz'))).toString('utf8')).not.toContain(token);
    expect(text).toContain('torn ribbon');
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('are refused when damaged, cut off, foreign or newer, and leave the database empty', async () => {
    const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
    const target = await openFreshUnmigrated('embedded');
    const attempt = async (name: string, content: Buffer) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return restore(target, path).then(
        () => 'restored',
        (error: Error) => error.message,
      );
    };
    const zipped = (text: string[]) => gzipSync(`${text.join('\n')}\n`);
    const changed = lines.map((line) => line.replace('torn ribbon', 'torn robbin'));
    expect(await attempt('changed', zipped(changed))).toContain(
      'table ticket does not have the rows it says',
    );
    expect(await attempt('cut', zipped(lines.slice(0, -1)))).toContain('cut off');
    const bytes = readFileSync(file);
    bytes[200] = (bytes[200] ?? 0) ^ 0xff;
    expect(await attempt('flipped', bytes)).not.toBe('restored');
    expect(await attempt('foreign', zipped(['{"a":1}']))).toContain('no Threadside backup');
    const newer = lines.with(0, (lines[0] ?? '').replace('"0001-sign-in"', '"9999-later"'));
    expect(await attempt('newer', zipped(newer))).toContain('newer Threadside');
    expect(await attempt('whole', readFileSync(file))).toBe('restored');
    expect(await attempt('again', readFileSync(file))).toContain('in use already');
    await target.close();
  });

  it('move an embedded database to PostgreSQL with its sessions', async () => {
    const { token } = await companion.user('jonas@norrvik.example');
    const target = await openFreshUnmigrated('postgresql');
    await move(source, target, NOW);
    expect((await findActorByToken(target.db, token))?.user.email).toBe('jonas@norrvik.example');
    const signIn = createSignIn(target.db, { secret: 'x'.repeat(32), publicUrl: 'http://localhost' });
    expect(await signIn.signIn('jonas@norrvik.example', 'threadside-demo')).not.toBeNull();
    await target.close();
  });
});
