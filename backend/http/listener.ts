import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';

/** PEM texts: the certificate with those between it and its authority, and its key. */
export type ServedCertificate = { cert: string; key: string };

/** What listens: http, or https where there is a certificate. Fastify treats both alike. */
export function createListener(handler: RequestListener, certificate: ServedCertificate | undefined): Server {
  if (certificate === undefined) return createHttpServer(handler);
  return createHttpsServer({ ...certificate, minVersion: 'TLSv1.2' }, handler);
}
