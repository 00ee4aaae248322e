/**
 * The client derives every call from a route of `lib/contract`; no address is written anywhere else.
 *
 * Answers are parsed, so an older or newer companion shows as `ApiOtherVersion` with the field at fault, not as `undefined`
 * somewhere in a component. Only reads and idempotent creates are retried, within ky's budget.
 */
import ky, { HTTPError, type KyInstance } from 'ky';
import { companionAge, CONTRACT_HEADER, type CompanionAge } from '#lib/contract/contract-version.ts';
import { Problem } from '#lib/contract/errors.ts';
import type { Route, RouteAnswer, RouteCall } from '#lib/contract/route.ts';
import { ApiOtherVersion, ApiProblem, ApiUnreachable } from './api-errors.ts';
import { readFile } from './file-answer.ts';
import { readEvents } from './event-stream.ts';
import { definedOnly, fillPath } from './route-address.ts';

export type ApiOptions = {
  /** Address of the companion, e.g. `https://desk.example.com`. */
  baseUrl: string;
  /** Bearer token of extension and add-in; absent in the companion's own pages, which have a cookie. */
  token?: string;
  /** Called when the companion says that nobody is signed in (any more). */
  onSignedOut?: () => void;
  /** Called with every answer of a companion that says which contract it keeps. */
  onCompanionAge?: (age: CompanionAge) => void;
};

export type CallOptions = {
  signal?: AbortSignal;
  /** For idempotent routes; makes a repeat safe. */
  idempotencyKey?: string;
};

/**
 * Calls a route and returns its parsed answer. Rejects with `ApiProblem` when the companion refuses, `ApiUnreachable` when
 * there is no usable answer, and the signal's reason when aborted.
 */
export type Api = <R extends Route>(
  route: R,
  call: RouteCall<R>,
  options?: CallOptions,
) => Promise<RouteAnswer<R>>;

/** An API client for one companion. */
export function createApi(options: ApiOptions): Api {
  const client = createClient(options);
  return async (route, call, callOptions = {}) => {
    const response = await send(client, { route, call: call as LooseCall }, callOptions).catch(
      (cause: unknown) => refuse(cause, options, callOptions.signal),
    );
    if (route.file !== undefined) return readFile(response) as RouteAnswer<typeof route>;
    if (route.stream !== undefined) return readEvents(response, route.stream) as RouteAnswer<typeof route>;
    return (await parseAnswer(route, response)) as RouteAnswer<typeof route>;
  };
}

type LooseCall = {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  upload?: Blob;
};

/** A create may take this long on a slow line before it is called unreachable; ky's default is 10 s as well. */
const TIMEOUT_MS = 10_000;

function createClient(options: ApiOptions): KyInstance {
  return ky.create({
    baseUrl: options.baseUrl,
    timeout: TIMEOUT_MS,
    retry: 0,
    // The extension must never send the companion's cookie along (frame facts, 2026-11-22).
    credentials: options.token === undefined ? 'same-origin' : 'omit',
    headers: options.token === undefined ? {} : { authorization: `Bearer ${options.token}` },
    hooks: { afterResponse: [({ response }) => tellAge(ageOf(response), options)] },
  });
}

function ageOf(response: Response): CompanionAge {
  return companionAge(response.headers.get(CONTRACT_HEADER));
}

function tellAge(age: CompanionAge, { onCompanionAge }: ApiOptions): void {
  // A proxy's own answers do not say; they change nothing that is known.
  if (age !== 'unknown') onCompanionAge?.(age);
}

/** Not 429: the person should see how long to wait, not a page that loads for a minute. */
const READ_RETRY = { limit: 2, methods: ['get'], statusCodes: [408, 500, 502, 503, 504] };

type Outgoing = { route: Route; call: LooseCall };

async function send(client: KyInstance, { route, call }: Outgoing, options: CallOptions): Promise<Response> {
  return client(fillPath(route.path, call.params ?? {}), {
    method: route.method,
    ...(call.query === undefined ? {} : { searchParams: definedOnly(call.query) }),
    ...(call.body === undefined ? {} : { json: call.body }),
    ...(call.upload === undefined ? {} : { body: call.upload, timeout: false as const }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(route.stream === undefined && route.file === undefined ? {} : { timeout: false as const }),
    headers: headersOf(route, options),
    retry: route.method === 'GET' ? READ_RETRY : 0,
  });
}

function headersOf({ upload }: Route, { idempotencyKey }: CallOptions): Record<string, string> {
  return {
    ...(upload === undefined
      ? {}
      : { 'content-type': upload.type === '*/*' ? 'application/octet-stream' : upload.type }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  };
}

async function refuse(cause: unknown, options: ApiOptions, signal: AbortSignal | undefined): Promise<never> {
  if (signal?.aborted) throw signal.reason;
  if (!(cause instanceof HTTPError)) throw new ApiUnreachable('The companion does not answer.', { cause });
  const parsed = Problem.safeParse(cause.data);
  const age = ageOf(cause.response);
  if (!parsed.success && age !== 'unknown')
    throw new ApiOtherVersion('The companion refuses in words of another version.', age, { cause });
  if (!parsed.success)
    throw new ApiUnreachable(`Something else than the companion answered (${cause.response.status}).`, {
      cause,
    });
  if (parsed.data.code === 'not_signed_in') options.onSignedOut?.();
  throw new ApiProblem(parsed.data, { cause });
}

async function parseAnswer(route: Route, response: Response): Promise<unknown> {
  if (route.response === undefined) return undefined;
  const body: unknown = await response.json().catch((cause: unknown) => {
    throw new ApiUnreachable('The companion sent something that is not JSON.', { cause });
  });
  const parsed = route.response.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ApiOtherVersion(
    `The companion speaks another version: ${issue?.path.join('.') ?? '?'} of ${route.path}.`,
    ageOf(response),
    { cause: parsed.error },
  );
}
