import { rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';

/** The harness, built and served. */
export type Harness = { url: string; outDir: string; stop: () => Promise<void> };

/** Builds the harness into a temporary folder and serves it on a free port. */
export async function startHarness(): Promise<Harness> {
  const outDir = await mkdtemp(join(tmpdir(), 'threadside-harness-'));
  const configFile = join(import.meta.dirname, 'harness/vite.config.ts');
  await build({ configFile, build: { outDir, emptyOutDir: true } });
  const server = await preview({
    configFile,
    build: { outDir },
    preview: { port: 0, strictPort: false, host: '127.0.0.1' },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The harness is served nowhere.');
  const stop = async () => {
    await server.close();
    await rm(outDir, { recursive: true, force: true });
  };
  return { url, outDir, stop };
}
