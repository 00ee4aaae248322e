/** An extension that does nothing but start InboxSDK: the bare twin of ours on Gmail's page. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { INBOXSDK_APP_ID } from '../../../scripts/inboxsdk-app-id.ts';

const require = createRequire(import.meta.url);

/** Builds it into a folder that is there. */
export async function buildSdkAlone(outDir: string): Promise<void> {
  for (const name of ['content', 'background']) await bundle(name, outDir);
  copyFileSync(require.resolve('@inboxsdk/core/pageWorld.js'), join(outDir, 'pageWorld.js'));
  const matches = ['https://mail.google.com/*'];
  const manifest = {
    manifest_version: 3,
    name: 'InboxSDK alone',
    version: '1',
    permissions: ['scripting'],
    host_permissions: matches,
    background: { service_worker: 'background.js' },
    content_scripts: [{ matches, run_at: 'document_end', js: ['content.js'] }],
  };
  writeFileSync(join(outDir, 'manifest.json'), JSON.stringify(manifest));
}

async function bundle(name: string, outDir: string): Promise<void> {
  const entry = join(import.meta.dirname, `${name}.ts`);
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { INBOXSDK_APP_ID: JSON.stringify(INBOXSDK_APP_ID) },
    build: {
      outDir,
      emptyOutDir: false,
      lib: { entry, formats: ['iife'], name: 'alone', fileName: () => `${name}.js` },
    },
  });
}
