/** Registers every route of the contract: who may call, what is parsed, what is answered. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { err, ok, type Result } from '#lib/base/result.ts';
import type { Route } from '#lib/contract/route.ts';
import { ROUTES, type RouteName } from '#lib/contract/routes.ts';
import type { Refusal } from '#backend/commands/companion.ts';
import type { Once } from '#backend/commands/once.ts';
import type { ChangeFeed } from '#backend/data/change-feed.ts';
import { isPermitted } from '#backend/core/permissions.ts';
import { audited } from './audited.ts';
import { deviceOf, findCaller, type Caller } from './callers.ts';
import type { Handler, HttpCompanion } from './handler.ts';
import { HANDLERS } from './handlers.ts';
import { sendEventStream } from './event-stream.ts';
import { sendFile } from './file-answer.ts';
import { callerOf, limitOf, rememberCaller, type Limits } from './limits.ts';
import { invalidInput, sendProblem } from './problems.ts';
import { setSession } from './session-cookie.ts';
import { findUnstorable } from './unstorable-text.ts';
import { readUpload } from './upload-body.ts';

/** Adds all routes to the server. */
export function registerRoutes(server: FastifyInstance, context: Context): void {
  for (const name of Object.keys(ROUTES) as RouteName[]) {
    const route: Route = ROUTES[name];
    // Route and handler have the same name, which the type of HANDLERS guarantees; in the loop the pair is not known.
    const registration = { ...context, name, route, handler: HANDLERS[name] };
    if (route.upload === undefined) registerRoute(server, registration);
    else registerUpload(server, registration);
  }
}

type Context = { companion: HttpCompanion; feed: ChangeFeed; limits: Limits };
type Registration = Context & { name: RouteName; route: Route; handler: Handler<Route> };

/** A route of its own context, in which a body of any type is left as a stream; elsewhere it must be JSON. */
function registerUpload(server: FastifyInstance, registration: Registration): void {
  void server.register(async (own) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser('*', (_request, body, done) => done(null, body));
    registerRoute(own, registration);
  });
}

function registerRoute(server: FastifyInstance, registration: Registration): void {
  const { companion, feed, limits, name, route, handler } = registration;
  server.route({
    method: route.method,
    url: route.path,
    schema: describe(route),
    config: limitOf(route, limits),
    onRequest: async (request, reply) => {
      const allowed = await checkAccess(companion, request, route);
      if (!allowed.ok) return sendProblem(request, reply, allowed.error);
      rememberCaller(request, allowed.value);
    },
    handler: async (request, reply) => {
      const refused = refuseBody(route, request);
      if (refused !== null) return sendProblem(request, reply, refused);
      const parsed = parse(route, request);
      if (!parsed.ok) return sendProblem(request, reply, parsed.error);
      const caller = callerOf(request);
      const answer = await audited(
        { companion, route, name, caller, body: route.upload === undefined ? request.body : undefined },
        () =>
          handler({
            ...parsed.value,
            upload: uploadOf(route, request) as never,
            companion,
            feed,
            caller: caller as never,
            findCallerAgain: () => findCaller(companion.database.db, request),
            onLeave: (listener) => reply.raw.once('close', listener),
            setSession: (token) => setSession(reply, companion.publicUrl, token),
            setCookies: (cookies) => void reply.header('set-cookie', cookies),
            device: (client) => deviceOf(request, client),
          }),
      );
      // What is left of a refused file is not waited for.
      if (!answer.ok && route.upload !== undefined) void reply.header('connection', 'close');
      if (!answer.ok) return sendProblem(request, reply, answer.error);
      if (route.stream !== undefined) return sendEventStream(reply, answer.value as never);
      if (route.file !== undefined) return sendFile(reply, route.file, answer.value as never);
      if (route.method !== 'GET') feed.announce();
      if (route.response === undefined) return (reply as FastifyReply).code(204).send();
      return (reply as FastifyReply).code(route.status ?? 200).send(answer.value);
    },
  });
}

async function checkAccess(
  companion: HttpCompanion,
  request: FastifyRequest,
  route: Route,
): Promise<Result<Caller | null, Refusal>> {
  if (route.access === 'anyone') return ok(null);
  const caller = await findCaller(companion.database.db, request);
  if (caller === null) return err({ code: 'not_signed_in' });
  if (route.access === 'signed-in') return ok(caller);
  if (route.access === 'in-person') {
    if (caller.keyId === null) return ok(caller);
    return err({ code: 'not_permitted', detail: 'Sign in for this; an API key cannot do it.' });
  }
  if (isPermitted(caller.actor, route.access)) return ok(caller);
  const detail = `Your profile ${caller.actor.profile} does not include "${route.access}". Ask an admin for it.`;
  return err({ code: 'not_permitted', detail, facts: { permission: route.access } });
}

/** Refuses an upload of another type. */
function refuseBody({ upload }: Route, { headers }: FastifyRequest): Refusal | null {
  if (upload === undefined || upload.type === '*/*') return null;
  if (headers['content-type']?.startsWith(upload.type) === true) return null;
  return { code: 'unsupported_media_type', detail: `Send the file itself, as ${upload.type}.` };
}

function uploadOf({ upload }: Route, { body }: FastifyRequest): AsyncIterable<Uint8Array> | undefined {
  // A request without any body has no stream.
  return upload && readUpload((body ?? Readable.from([])) as AsyncIterable<Uint8Array>, upload.bytesMax);
}

type Parsed = { params: never; query: never; body: never; once: Once | null };

function parse(route: Route, request: FastifyRequest): Result<Parsed, Refusal> {
  const unstorable = findUnstorable({
    ...(request.params as object),
    ...(request.query as object),
    ...(route.upload === undefined ? asObject(request.body) : {}),
  });
  if (unstorable !== null) {
    const message = 'Take out the NUL character or the broken surrogate; text cannot hold it.';
    return err({ code: 'invalid_input', errors: [{ field: unstorable, message }] });
  }
  const parts = z.object({
    params: route.params ?? z.unknown(),
    query: route.query ?? z.unknown(),
    body: route.body ?? z.unknown(),
  });
  const parsed = parts.safeParse({
    params: request.params,
    query: request.query,
    body: route.upload === undefined ? request.body : undefined,
  });
  if (!parsed.success) return err(invalidInput(withoutPart(parsed.error)));
  const once = readOnce(route, request, parsed.data);
  return once.ok ? ok({ ...(parsed.data as Omit<Parsed, 'once'>), once: once.value }) : once;
}

function asObject(body: unknown): object {
  return typeof body === 'object' && body !== null ? body : {};
}

/** Paths start with params, query or body here; callers know their fields without that. */
function withoutPart(error: z.ZodError): z.ZodError {
  return new z.ZodError(error.issues.map((issue) => ({ ...issue, path: issue.path.slice(1) })));
}

const IdempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, { error: 'Use 1 to 255 printable ASCII characters, e.g. a UUID.' });

function readOnce(
  route: Route,
  request: FastifyRequest,
  parts: { params: unknown; query: unknown; body: unknown },
): Result<Once | null, Refusal> {
  const given = request.headers['idempotency-key'];
  if (route.idempotent === undefined || given === undefined) return ok(null);
  const key = IdempotencyKey.safeParse(given);
  if (!key.success)
    return err({
      code: 'invalid_input',
      errors: [{ field: 'Idempotency-Key', message: key.error.issues[0]?.message ?? '' }],
    });
  const asked = JSON.stringify([
    route.method,
    route.path,
    parts.params ?? null,
    parts.body ?? null,
    ...(route.query === undefined ? [] : [parts.query]),
  ]);
  return ok({ key: key.data, requestHash: createHash('sha256').update(asked).digest('hex') });
}

/** The route for the OpenAPI document. */
function describe(route: Route) {
  return {
    summary: route.summary,
    ...(route.access === 'anyone' ? { security: [] } : { description: `Needs: ${route.access}.` }),
    ...(route.params === undefined ? {} : { params: route.params }),
    ...(route.query === undefined ? {} : { querystring: route.query }),
    ...(route.body === undefined ? {} : { body: route.body }),
    ...(route.upload === undefined ? {} : { consumes: [route.upload.type], body: AS_FILE }),
    response: describeAnswer(route),
  };
}

/** A file, to OpenAPI, is text. */
const AS_FILE = z.string();

function describeAnswer(route: Route) {
  if (route.stream !== undefined) {
    return { 200: { content: { 'text/event-stream': { schema: route.stream } } } };
  }
  if (route.file !== undefined) return { 200: { content: { [route.file]: { schema: AS_FILE } } } };
  return route.response === undefined ? { 204: z.undefined() } : { [route.status ?? 200]: route.response };
}
