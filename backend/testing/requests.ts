/** Valid requests for tests; each takes only what the case is about. */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Api } from '#lib/api/api.ts';
import { ApiProblem } from '#lib/api/api-errors.ts';
import type { Problem } from '#lib/contract/errors.ts';
import type { NewRecord } from '#lib/contract/records.ts';
import type { NewTicket } from '#lib/contract/tickets.ts';
import type { ThreadFacts } from '#lib/contract/threads.ts';

/** A thread from `sender` in a mailbox, with a Message-ID of its own. */
export function aThread(
  sender: string,
  given: Partial<z.input<typeof ThreadFacts>> = {},
): z.input<typeof ThreadFacts> {
  return {
    provider: 'gmail',
    mailbox: 'ana@norrvik.example',
    providerThreadId: randomUUID(),
    subject: 'Ribbon tears on the long shift',
    messageIds: [`${randomUUID()}@osterby.example`],
    participants: [
      { address: sender, name: 'Marta Lindqvist', role: 'from' },
      { address: 'support@norrvik.example', role: 'to' },
    ],
    ...given,
  };
}

/** A ticket made from the thread. */
export function aTicketFrom(
  thread: z.input<typeof ThreadFacts>,
  given: Partial<z.input<typeof NewTicket>> = {},
): z.input<typeof NewTicket> {
  return { subject: thread.subject ?? '', source: 'email', thread, ...given };
}

/** A contact with an address of its own. */
export function aContact(
  email: string,
  given: Partial<z.input<typeof NewRecord>> = {},
): z.input<typeof NewRecord> {
  return { kind: 'contact', name: 'Marta Lindqvist', emails: [email], ...given };
}

/** An address nobody has. */
export function anAddress(): string {
  return `${randomUUID()}@osterby.example`;
}

/** What a refused call was refused with; fails when it was not refused. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ code: string; fields: string[]; facts: unknown; status: number }> {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('value' in outcome)
    throw new Error(`Expected a refusal, got ${JSON.stringify(outcome.value).slice(0, 200)}`);
  if (!(outcome.error instanceof ApiProblem)) throw outcome.error;
  const { problem } = outcome.error;
  return {
    code: problem.code,
    status: problem.status,
    fields: outcome.error.fields.map(({ field }) => field),
    facts: problem.facts,
  };
}

/** A browser: an API client with a cookie that answers may change, as the companion's own pages have it. */
export function cookieApi(baseUrl: string, token?: string): { api: Api; cookie: () => string | undefined } {
  let cookie = token === undefined ? undefined : `threadside_session=${token}`;
  const send: Api = async (route, call) => {
    const {
      params = {},
      query,
      body,
    } = call as {
      params?: Record<string, string>;
      query?: Record<string, string>;
      body?: unknown;
    };
    const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => String(params[name]));
    const answer = await fetch(
      `${baseUrl}${path}${query === undefined ? '' : `?${new URLSearchParams(query)}`}`,
      {
        method: route.method,
        headers: {
          'sec-fetch-site': 'same-origin',
          ...(cookie === undefined ? {} : { cookie }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
    );
    const set = answer.headers.getSetCookie().find((text) => text.startsWith('threadside_session='));
    if (set !== undefined) cookie = set.split(';')[0];
    if (!answer.ok) throw new ApiProblem((await answer.json()) as Problem);
    return (answer.status === 204 ? undefined : await answer.json()) as never;
  };
  return { api: send, cookie: () => cookie };
}
