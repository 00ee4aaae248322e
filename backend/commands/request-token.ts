/** Asks a provider's token address, which an admin may have typed: with the same care as webhooks are sent. */
import * as z from 'zod/mini';
import { saidBy, type MailFault } from '#backend/mail/faults.ts';
import type { Companion } from './companion.ts';
import { requestPublic } from './request-public.ts';

const ANSWER_BYTES_MAX = 64 * 1024;
const HOUR_S = 3600;

const Answer = z.object({
  access_token: z.string().check(z.minLength(1)),
  refresh_token: z.optional(z.string()),
  expires_in: z.optional(z.coerce.number()),
});

export type GivenTokens = { accessToken: string; accessUntil: Date; refreshToken: string | null };

/** The tokens; a fault when the provider cannot be asked, `isRefused` when it says no. */
export async function requestToken(
  { webhooks, now }: Pick<Companion, 'webhooks' | 'now'>,
  address: string,
  form: Record<string, string>,
): Promise<GivenTokens | { fault: MailFault; isRefused: boolean }> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  const body = new URLSearchParams(form).toString();
  try {
    const answer = await requestPublic({ address, headers, body, allowsPrivate: webhooks.allowsPrivate });
    const text = await readSome(answer);
    if (answer.statusCode !== 200) return refused(answer.statusCode ?? 0, text);
    const { access_token, refresh_token, expires_in = HOUR_S } = Answer.parse(JSON.parse(text));
    const accessUntil = new Date(now().getTime() + expires_in * 1000);
    return { accessToken: access_token, accessUntil, refreshToken: refresh_token ?? null };
  } catch (error) {
    // The words of the library may hold what was sent.
    const code = (error as NodeJS.ErrnoException).code ?? (error as Error).name;
    const words = `The provider could not be asked for a token (${code}).`;
    return { fault: { at: 'login', words, isFinal: false }, isRefused: false };
  }
}

function refused(status: number, text: string) {
  const code = /"error"\s*:\s*"([\w.-]{1,60})"/.exec(text)?.[1] ?? String(status);
  const words = `The provider gives no token: ${saidBy(code)}. Check client id, secret and addresses, then connect again.`;
  return { fault: { at: 'login' as const, words, isFinal: false }, isRefused: code === 'invalid_grant' };
}

async function readSome(answer: AsyncIterable<unknown>): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer) {
    pieces.push(piece as Buffer);
    size += (piece as Buffer).length;
    if (size > ANSWER_BYTES_MAX) break;
  }
  return Buffer.concat(pieces).toString('utf8');
}
