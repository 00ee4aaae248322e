/** The server process as operators see it. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';

/** Requests in hand when the signal comes. */
const REQUESTS = 200;

it('finishes every request in hand when it is told to stop, and exits 0 within 10 s', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'threadside-main-'));
  const env = {
    ...process.env,
    DATA_DIR: folder,
    PORT: '0',
    PUBLIC_URL: '',
    DATABASE_URL: '',
    LOG_LEVEL: 'silent',
  };
  const node = ['--disable-warning=ExperimentalWarning'];
  const server = spawn(process.execPath, [...node, 'backend/main.ts', '--demo'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(createInterface(server.stdout));
  const tokenArgs = [...node, 'backend/cli.ts', 'token', 'create', '--email', 'ana@norrvik.example'];
  const token = execFileSync(process.execPath, tokenArgs, { env, encoding: 'utf8' }).trim();
  const create = () =>
    fetch(`${url}/api/tickets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"subject":"In hand"}',
    }).then(({ status }) => status);
  const answers = Promise.all(Array.from({ length: REQUESTS }, create));
  // Long enough for all to have arrived, far too short for all to be answered by one connection.
  await sleep(300);
  // As browsers do, before they have anything to ask.
  const silent = connect(Number(new URL(url).port), new URL(url).hostname);
  silent.on('error', () => {});
  await once(silent, 'connect');
  const stoppedAt = Date.now();
  server.kill('SIGTERM');
  const code = await new Promise((resolve) => server.once('exit', resolve));
  expect(code).toBe(0);
  expect(Date.now() - stoppedAt).toBeLessThan(10_000);
  expect(new Set(await answers)).toEqual(new Set([201]));
  rmSync(folder, { recursive: true, force: true });
}, 90_000);

async function addressOf(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const [, url] = /runs at (\S+)/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error('The server did not start.');
}
