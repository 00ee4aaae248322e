import { ApiProblem, ApiUnreachable } from '#lib/api/api-errors.ts';
import type { Problem } from '#lib/contract/errors.ts';

export type Failure = {
  /** True when there was no answer at all, so that the line or the address may be at fault. */
  isUnreachable: boolean;
  /** Reference that stands in the companion's log too; null when there was none. */
  reference: string | null;
  /** For "Copy details": a code or the message of the error, never mail content. */
  cause: string;
};

/** What is worth saying of an error. */
export function describeFailure(error: Error): Failure {
  if (error instanceof ApiProblem) {
    return {
      isUnreachable: false,
      reference: error.problem.reference ?? null,
      cause: `${error.problem.status} ${error.code}`,
    };
  }
  return { isUnreachable: error instanceof ApiUnreachable, reference: null, cause: error.message };
}

/** One sentence on why an act failed, to follow "Not saved." */
export function failureSentence(error: Error): string {
  return error instanceof ApiProblem ? problemSentence(error.problem) : error.message;
}

/** The same of a refusal that was kept. */
export function problemSentence({ errors, detail, title }: Problem): string {
  return errors?.[0]?.message ?? detail ?? `${title}.`;
}
