/** The HTTP server: the API of the contract, its description, and the companion's pages. */
import { existsSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import files from '@fastify/static';
import swagger from '@fastify/swagger';
import { LogController, fastify, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { ChangeFeed } from '#backend/data/change-feed.ts';
import { tellContractVersion } from './contract-version.ts';
import type { HttpCompanion } from './handler.ts';
import { NO_LIMITS, tooManyError, type Limits } from './limits.ts';
import { registerOperations } from './operations.ts';
import type { SweepLog } from './sweep-metrics.ts';
import { sendProblem, toRefusal } from './problems.ts';
import { registerProviderReturn } from './provider-return.ts';
import { createListener, type ServedCertificate } from './listener.ts';
import { serveOutlookManifest } from './outlook-manifest.ts';
import { registerRoutes } from './register-routes.ts';
import { serveTaskPane } from './task-pane.ts';
import { CONTRACT_HEADER } from '#lib/contract/contract-version.ts';
import { ROWS_HEADER } from '#lib/contract/route.ts';
import { ERRORS } from '#lib/contract/error-catalogue.ts';

export type ServerOptions = {
  companion: HttpCompanion;
  /** Stopped with the server. */
  feed: ChangeFeed;
  logger: FastifyBaseLogger;
  /** Extensions whose pages may call the API from the browser. */
  extensionIds: string[];
  /** See `OperationsOptions`. */
  metricsToken?: string | null;
  /** See `OperationsOptions`. */
  sweeps?: SweepLog;
  /** How often one caller may write, and one API key ask; absent: as often as it likes. */
  limits?: Limits;
  /** Proxies whose word on the caller's address is believed, as fastify's `trustProxy` takes them. */
  trustedProxies?: string[];
  /** Folder of the built companion pages; the add-in's pane is built beside it. */
  pagesDir: string;
  /** Serves https by itself. Absent: http, for this computer or behind a proxy that has the certificate. */
  certificate?: ServedCertificate | undefined;
};

/** A thread's messages travel with a create; 100 of 200,000 characters would be 20 MB, real ones are far below 4. */
const BODY_BYTES_MAX = 4 * 1024 * 1024;

/** The server, ready to listen. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    loggerInstance: options.logger,
    serverFactory: (handler) => createListener(handler, options.certificate),
    bodyLimit: BODY_BYTES_MAX,
    genReqId: () =>
      randomBytes(4)
        .toString('hex')
        .toUpperCase()
        .replace(/^(.{4})/, '$1-'),
    trustProxy: options.trustedProxies ?? false,
    routerOptions: { maxParamLength: 200 },
    // Paths and queries may hold names, so the default request log is off; ours below has the route's template only.
    logController: new LogController({ disableRequestLogging: true }),
  });
  // The contract parses; schemas are given to fastify only to be described.
  server.setValidatorCompiler(() => (value) => ({ value }));
  server.setSerializerCompiler(() => (value) => JSON.stringify(value));
  rememberSilent(server);
  logRequests(server);
  tellContractVersion(server);
  answerErrors(server);
  await addPlugins(server, options);
  registerOperations(server, {
    companion: options.companion,
    metricsToken: options.metricsToken ?? null,
    sweeps: options.sweeps,
  });
  // Before the server waits for its requests to end, which streams never do by themselves.
  server.addHook('preClose', async () => options.feed.stop());
  await server.register(async (api) => {
    registerRoutes(api, {
      companion: options.companion,
      feed: options.feed,
      limits: options.limits ?? NO_LIMITS,
    });
    registerProviderReturn(api, options.companion);
    api.get('/api/openapi.json', { schema: { hide: true } }, () => server.swagger());
  });
  await servePages(server, options.pagesDir);
  await serveTaskPane(server, join(options.pagesDir, '../taskpane'));
  serveOutlookManifest(server, options.companion);
  return server;
}

/** Connections of each server on which nothing was ever asked: node counts them as busy for as long as a minute. */
const silentConnections = new WeakMap<FastifyInstance, Set<Socket>>();

function rememberSilent(server: FastifyInstance): void {
  const silent = new Set<Socket>();
  silentConnections.set(server, silent);
  server.server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.server.on('request', ({ socket }) => silent.delete(socket));
}

/** How often connections that have become idle are let go while the server stops. */
const LET_GO_EVERY_MS = 100;

/**
 * Stops listening, finishes the requests in hand, and resolves. A browser keeps its connection open after an answer, for as
 * long as it likes, and opens some before it has anything to ask; waiting for these would keep the process alive for more than a
 * minute.
 */
export async function stopServer(server: FastifyInstance): Promise<void> {
  const letGo = () => {
    server.server.closeIdleConnections();
    for (const socket of silentConnections.get(server) ?? []) if (socket.bytesRead === 0) socket.destroy();
  };
  const timer = setInterval(letGo, LET_GO_EVERY_MS);
  await server.close();
  clearInterval(timer);
}

function logRequests(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    const { url: route } = request.routeOptions;
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ method: request.method, route, status: reply.statusCode, ms }, 'request');
  });
}

function answerErrors(server: FastifyInstance): void {
  server.setErrorHandler((error, request, reply) => {
    const refusal = toRefusal(error as never);
    if (ERRORS[refusal.code].report) request.log.error({ err: error }, 'request failed');
    return sendProblem(request, reply, refusal);
  });
}

async function addPlugins(server: FastifyInstance, options: ServerOptions): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        // Mantine writes its style variables into style elements.
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // Not for this computer's own name, where other programs of the person speak http.
    strictTransportSecurity: /^https:\/\/(?!localhost\b)/.test(options.companion.publicUrl),
  });
  await server.register(cors, {
    origin: options.extensionIds.map((id) => `chrome-extension://${id}`),
    methods: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'idempotency-key'],
    exposedHeaders: [CONTRACT_HEADER, ROWS_HEADER],
    maxAge: 7200, // Chromium keeps a preflight answer two hours at most.
  });
  await server.register(cookie);
  await server.register(rateLimit, { global: false, errorResponseBuilder: tooManyError });
  await server.register(swagger, {
    openapi: {
      info: { title: 'Threadside', version: options.companion.version },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
      security: [{ bearer: [] }],
    },
    transform: jsonSchemaTransform,
  });
}

/**
 * The built pages; every address that is no file and no API is the app's to show. Only files below `assets/` have their hash in
 * their name and may be kept for ever.
 */
async function servePages(server: FastifyInstance, pagesDir: string): Promise<void> {
  const isBuilt = existsSync(pagesDir);
  if (isBuilt) {
    await server.register(files, {
      root: join(pagesDir, 'assets'),
      prefix: '/assets/',
      index: false,
      immutable: true,
      maxAge: '365d',
    });
    server.get('/favicon.svg', { schema: { hide: true } }, (_request, reply) =>
      reply.sendFile('favicon.svg', pagesDir, { immutable: false, maxAge: '1h' }),
    );
  }
  server.setNotFoundHandler((request, reply) => {
    if (/^\/(?:api|assets|taskpane)\//.test(request.url) || request.method !== 'GET')
      return sendProblem(request, reply, { code: 'not_found' });
    if (!isBuilt) {
      return reply
        .code(503)
        .type('text/plain')
        .send('The pages are not built. Run "npm start" or "npm run build".');
    }
    return reply
      .header('cache-control', 'no-cache')
      .sendFile('index.html', pagesDir, { cacheControl: false });
  });
}
