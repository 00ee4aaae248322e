/** Builds the companion's pages to `dist/app`, which the backend serves; in development its API calls go to a running backend. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const BACKEND = process.env['THREADSIDE_BACKEND'] ?? 'http://localhost:4310';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../../dist/app',
    emptyOutDir: true,
    // The server's policy allows files of its own only, so nothing may become a data: address.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': { target: BACKEND, changeOrigin: false } } },
});
