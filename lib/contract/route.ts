/**
 * A route is data. The server registers from it, the ky client derives from it, the OpenAPI document is generated from it,
 * and the access matrix lists it, so the four cannot disagree.
 */
import type * as z from 'zod/mini';
import type { ErrorCode } from './errors.ts';
import type { Permission } from './permissions.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/**
 * Who may call: anybody, anybody signed in, those signed in themselves rather than by an API key, or those whose profile (and
 * key) grants the permission.
 */
export type Access = 'anyone' | 'signed-in' | 'in-person' | Permission;

export type Route = {
  method: Method;
  /** Path with `:name` parameters, from `/api/`. */
  path: `/api/${string}`;
  /** One line for the OpenAPI document. */
  summary: string;
  access: Access;
  params?: z.ZodMiniObject;
  query?: z.ZodMiniObject;
  body?: z.ZodMiniObject;
  /** Absent: 204 without a body. */
  response?: z.ZodMiniType;
  /** Answers with server-sent events of this shape until the caller leaves, instead of one response. */
  stream?: z.ZodMiniType;
  /** Answers with a file, sent as it is made: a download, or for HTML a page of a frame in which nothing runs. */
  file?: 'text/csv' | 'application/octet-stream' | 'text/html';
  /** Takes a file of this type (or of any) as its body, read as it comes; larger ones are refused. */
  upload?: { type: 'text/csv' | '*/*'; bytesMax: number };
  /** HTTP status of success; 200 when absent, 204 without a response. */
  status?: 200 | 201;
  /** Codes beyond those every route can answer with (invalid_input, not_signed_in, not_permitted, internal, unavailable). */
  errors: readonly ErrorCode[];
  /**
   * Takes an Idempotency-Key header: a repeat within 30 days gets the first answer again; of an edit, which is not done twice,
   * the object as it stands.
   */
  idempotent?: true;
  /** Requests a minute from one address; absent: the general limit. */
  limitPerMinute?: number;
};

/** Header of a file's answer that says how many rows it will have. */
export const ROWS_HEADER = 'threadside-rows';

/** A file as it goes over the wire, piece by piece. */
export type FileAnswer<Piece extends string | Uint8Array = string | Uint8Array> = {
  name: string;
  /** How many rows there will be, headings aside; null when not known. */
  rows: number | null;
  /** Null when not known before it is made. */
  sizeBytes: number | null;
  pieces: AsyncIterable<Piece>;
};

/** Keeps the literal types of a route. Bundlers drop routes that nobody calls, as it is known to do nothing else. */
// @__NO_SIDE_EFFECTS__
export function defineRoute<const R extends Route>(route: R): R {
  return route;
}

type Output<T> = T extends z.ZodMiniType ? z.output<T> : undefined;
type Input<T> = T extends z.ZodMiniType ? z.input<T> : undefined;

/** Parsed parts of a request, as a handler gets them. */
export type RouteInput<R extends Route> = {
  params: Output<R['params']>;
  query: Output<R['query']>;
  body: Output<R['body']>;
  /** The bytes as they arrive; can be read once. */
  upload: R['upload'] extends object ? AsyncIterable<Uint8Array> : undefined;
};

/** What a caller gives; parts that a route has not are left out. */
export type RouteCall<R extends Route> = (R['params'] extends z.ZodMiniType
  ? { params: Input<R['params']> }
  : unknown) &
  (R['query'] extends z.ZodMiniType ? { query?: Input<R['query']> } : unknown) &
  (R['body'] extends z.ZodMiniType ? { body: Input<R['body']> } : unknown) &
  (R['upload'] extends object ? { upload: Blob } : unknown);

/** What the server sends back on success. */
export type RouteAnswer<R extends Route> = R['stream'] extends z.ZodMiniType
  ? AsyncIterable<z.output<R['stream']>>
  : R['file'] extends string
    ? FileAnswer<R['file'] extends 'application/octet-stream' ? Uint8Array : string>
    : R['response'] extends z.ZodMiniType
      ? z.output<R['response']>
      : undefined;
