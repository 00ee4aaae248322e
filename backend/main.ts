/** The companion's server process. */
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import manifest from '#package.json' with { type: 'json' };
import { runCommand } from './command-line.ts';
import { seedDemo } from './commands/seed-demo.ts';
import { readConfig, type Config } from './config.ts';
import { serveControl } from './control.ts';
import { DirectoryLockedError } from './data/pglite/directory-lock.ts';
import { findWorkspace } from './data/workspace.ts';
import { createServer } from './http/server.ts';
import type { HttpCompanion } from './http/handler.ts';
import { openCompanion } from './open-companion.ts';

const PAGES_DIR = fileURLToPath(new URL('../dist/app', import.meta.url));

await main().catch((error: unknown) => {
  const expected =
    error instanceof DirectoryLockedError || (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  process.stderr.write(`${expected ? (error as Error).message : String((error as Error).stack)}\n`);
  process.exit(1);
});

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) {
    process.stderr.write(`These settings cannot be used:\n  ${config.error.join('\n  ')}\n`);
    process.exit(1);
  }
  await serve(config.value, process.argv.includes('--demo'));
}

async function serve(config: Config, isDemo: boolean): Promise<void> {
  const opened = await openCompanion(config);
  const demo = isDemo ? await seedDemo(opened) : null;
  const isSetUp = (await findWorkspace(opened.database.db)) !== null;
  const companion: HttpCompanion = {
    ...opened,
    version: manifest.version,
    setUpToken: isSetUp ? null : randomBytes(24).toString('base64url'),
  };
  const logger = pino({ level: config.logLevel });
  const server = await createServer({
    companion,
    logger,
    extensionIds: config.extensionIds,
    pagesDir: PAGES_DIR,
  });
  // Until the first admin exists nobody but this machine may reach the set-up page.
  await server.listen({ port: config.port, host: isSetUp ? config.host : 'localhost' });
  const control =
    opened.database.engine === 'embedded'
      ? await serveControl(config.dataDir, (args) => runCommand(opened, args))
      : null;
  stopOnSignal(async () => {
    await control?.close();
    await server.close();
    await opened.database.close();
  });
  process.stdout.write(greeting(config, companion, demo));
}

function greeting(config: Config, companion: HttpCompanion, demo: string | null): string {
  const lines = [`\nThreadside runs at ${config.publicUrl}`];
  if (companion.setUpToken !== null) {
    lines.push(`Set up the first admin: ${config.publicUrl}/setup?token=${companion.setUpToken}`);
  }
  if (demo !== null) lines.push(demo);
  return `${lines.join('\n')}\n`;
}

function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
}
