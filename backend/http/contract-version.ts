import type { FastifyInstance } from 'fastify';
import { CONTRACT_HEADER, CONTRACT_VERSION } from '#lib/contract/contract-version.ts';

/** Says with every answer which contract this companion keeps, so that an older or newer extension knows. */
export function tellContractVersion(server: FastifyInstance): void {
  server.addHook('onRequest', async (_request, reply) => {
    reply.header(CONTRACT_HEADER, String(CONTRACT_VERSION));
  });
}
