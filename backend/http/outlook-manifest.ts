/** The manifest's download: open to anybody, as Microsoft 365 fetches it itself when an admin gives its address. */
import type { FastifyInstance } from 'fastify';
import { outlookManifest } from '#backend/core/outlook-manifest.ts';
import { outlookReach } from '#backend/core/outlook-reach.ts';
import { OUTLOOK_MANIFEST_PATH } from '#lib/base/task-pane.ts';
import type { HttpCompanion } from './handler.ts';
import { sendProblem } from './problems.ts';

/** Says where to get one when this address cannot have an add-in. */
const NOT_HTTPS = 'Give the companion an https address (PUBLIC_URL): Outlook loads add-ins by https only.';

export function serveOutlookManifest(server: FastifyInstance, companion: HttpCompanion): void {
  server.get(OUTLOOK_MANIFEST_PATH, { schema: { hide: true } }, (request, reply) => {
    const { publicUrl, version } = companion;
    if (outlookReach(publicUrl) === 'nowhere')
      return sendProblem(request, reply, { code: 'not_found', detail: NOT_HTTPS });
    return reply
      .header('content-disposition', 'attachment; filename="threadside-outlook.xml"')
      .header('cache-control', 'no-cache')
      .type('application/xml; charset=utf-8')
      .send(outlookManifest({ publicUrl, version }));
  });
}
