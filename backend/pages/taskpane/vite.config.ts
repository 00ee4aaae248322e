/** Builds the Office add-in's pane to `dist/taskpane`, apart from the companion's own pages and from the extension. */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { classicScript } from './classic-script.ts';

const require = createRequire(import.meta.url);

export default defineConfig({
  root: import.meta.dirname,
  base: '/taskpane/',
  plugins: [react(), classicScript(resolve(import.meta.dirname, 'before-office.ts'))],
  resolve: {
    alias: {
      module: resolve(import.meta.dirname, '../../../lib/mail/no-node-modules.ts'),
      dexie: require.resolve('dexie/dist/modern/dexie.mjs'),
    },
  },
  build: {
    outDir: '../../../dist/taskpane',
    emptyOutDir: true,
    // The page's policy allows files of its own only, so nothing may become a data: address.
    assetsInlineLimit: 0,
  },
});
