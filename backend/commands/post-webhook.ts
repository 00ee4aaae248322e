/** One request to a webhook's receiver; little of the answer is read. */
import type { IncomingMessage } from 'node:http';
import type { Answer } from '#backend/core/webhooks.ts';
import { requestPublic, type Post } from './request-public.ts';

const ANSWER_BYTES_MAX = 64 * 1024;

/** The receiver's answer, or why there is none. */
export async function postWebhook(post: Post): Promise<Answer> {
  try {
    return await readAnswer(await requestPublic(post));
  } catch (error) {
    return { statusCode: null, problem: explain(error as NodeJS.ErrnoException), retryAfterMs: null };
  }
}

/** The answer's head; its body is read, up to a limit, and thrown away. */
async function readAnswer(answer: IncomingMessage): Promise<Answer> {
  let size = 0;
  for await (const chunk of answer) {
    size += (chunk as Buffer).length;
    if (size > ANSWER_BYTES_MAX) break;
  }
  answer.destroy();
  const statusCode = answer.statusCode ?? null;
  const isRedirect = statusCode !== null && statusCode >= 300 && statusCode < 400;
  return {
    statusCode,
    problem: isRedirect ? 'Redirects are not followed. Give the address that it leads to.' : null,
    retryAfterMs: retryAfterOf(answer.headers['retry-after']),
  };
}

function retryAfterOf(header: string | undefined): number | null {
  if (header === undefined) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

const WORDS: Record<string, string> = {
  ECONNREFUSED: 'Nobody listens at this address.',
  ECONNRESET: 'The connection broke off.',
  ENOTFOUND: 'The name is not known.',
  EAI_AGAIN: 'The name could not be looked up.',
  ABORT_ERR: 'No answer within 15 seconds.',
};

function explain(error: NodeJS.ErrnoException): string {
  return (WORDS[error.code ?? ''] ?? error.message).slice(0, 200);
}
