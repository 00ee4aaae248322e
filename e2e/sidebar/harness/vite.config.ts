import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  resolve: { alias: { module: resolve(import.meta.dirname, '../../../lib/mail/no-node-modules.ts') } },
  plugins: [react()],
  logLevel: 'error',
  build: { target: 'esnext' },
});
