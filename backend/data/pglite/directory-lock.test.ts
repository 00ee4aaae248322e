import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DirectoryLockedError, lockDirectory } from './directory-lock.ts';

describe('lockDirectory', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'threadside-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('ends a second server at once with an error that names the pid of the first', () => {
    const lock = lockDirectory(folder);
    const second = spawnSync(process.execPath, ['backend/main.ts'], {
      env: { ...process.env, DATA_DIR: folder, PORT: '0', DATABASE_URL: '' },
      encoding: 'utf8',
      // A second or two on an idle machine; without the error it would serve for ever.
      timeout: 20_000,
    });
    lock.release();
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(`pid ${process.pid}`);
    expect(second.stderr).toContain(folder);
  });

  it('takes over from a process that was killed', async () => {
    const source = `const { lockDirectory } = await import(${JSON.stringify(new URL('./directory-lock.ts', import.meta.url).href)});
      lockDirectory(${JSON.stringify(folder)}); process.stdout.write('locked'); setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    expect(() => lockDirectory(folder)).toThrow(DirectoryLockedError);
    holder.kill('SIGKILL');
    await new Promise((resolve) => holder.once('exit', resolve));
    expect(() => lockDirectory(folder).release()).not.toThrow();
  });
});
