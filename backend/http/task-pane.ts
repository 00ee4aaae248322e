/**
 * The Office add-in's pane: the one page of ours that others may have in a frame, and they are Outlook's own hosts. It is built
 * apart (`dist/taskpane`), because it loads Microsoft's library, which no other page of ours does.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { OUTLOOK_HOSTS } from '#lib/base/outlook-hosts.ts';
import { TASK_PANE_PATH } from '#lib/base/task-pane.ts';

/** Where Outlook on the web is served, also inside the new Outlook for Windows; classic Outlook and the apps use no frame. */
const OUTLOOK_ORIGINS = [
  ...OUTLOOK_HOSTS.map((host) => `https://${host}`),
  // National clouds of Microsoft 365.
  'https://outlook.office365.us',
  'https://outlook-dod.office365.us',
  'https://partner.outlook.cn',
];

/** Where Office.js comes from; Microsoft supports no copy of it. */
const OFFICE_LIBRARY = 'https://appsforoffice.microsoft.com';

const HEADERS: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'script-src': ["'self'", OFFICE_LIBRARY],
      // The theme's variables stand in a style element.
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:'],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': OUTLOOK_ORIGINS,
    },
  },
  // The older header knows one origin at most; the policy above says it all.
  frameguard: false,
};

/** Serves the pane, its assets and its icons where they are built; must come after @fastify/static was registered once. */
export async function serveTaskPane(server: FastifyInstance, paneDir: string): Promise<void> {
  if (!existsSync(paneDir)) return;
  await server.register(files, {
    root: join(paneDir, 'assets'),
    prefix: '/taskpane/assets/',
    decorateReply: false,
    index: false,
    immutable: true,
    maxAge: '365d',
  });
  await server.register(files, {
    root: join(paneDir, 'icons'),
    prefix: '/taskpane/icons/',
    decorateReply: false,
    index: false,
    maxAge: '1d',
    // Outlook shows them in its own pages.
    setHeaders: (reply) => void reply.header('cross-origin-resource-policy', 'cross-origin'),
  });
  server.get(TASK_PANE_PATH, { schema: { hide: true }, helmet: HEADERS }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('index.html', paneDir, { cacheControl: false }),
  );
}
