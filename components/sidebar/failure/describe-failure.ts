import { ApiOtherVersion, ApiProblem, ApiUnreachable } from '#lib/api/api-errors.ts';
import type { Problem } from '#lib/contract/errors.ts';

/** What went wrong, as far as it changes what to do: the companion failed, is busy, is not there, or is of another version. */
export type FailureKind =
  | 'answered'
  | 'too-often'
  | 'unavailable'
  | 'unreachable'
  | 'older'
  | 'newer'
  | 'other-version';

export type Failure = {
  kind: FailureKind;
  /** Reference that stands in the companion's log too; null when there was none. */
  reference: string | null;
  /** For "Copy details": a code or the message of the error, never mail content. */
  cause: string;
};

/** What is worth saying of an error. */
export function describeFailure(error: Error): Failure {
  if (error instanceof ApiProblem) {
    return {
      kind: kindOfProblem(error),
      reference: error.problem.reference ?? null,
      cause: `${error.problem.status} ${error.code}`,
    };
  }
  return { kind: kindOfSilence(error), reference: null, cause: error.message };
}

function kindOfProblem({ code }: ApiProblem): FailureKind {
  if (code === 'too_many_requests') return 'too-often';
  return code === 'unavailable' ? 'unavailable' : 'answered';
}

function kindOfSilence(error: Error): FailureKind {
  if (!(error instanceof ApiOtherVersion))
    return error instanceof ApiUnreachable ? 'unreachable' : 'answered';
  const { companion } = error;
  return companion === 'older' || companion === 'newer' ? companion : 'other-version';
}

/** One sentence on why an act failed, to follow "Not saved." */
export function failureSentence(error: Error): string {
  return error instanceof ApiProblem ? problemSentence(error.problem) : error.message;
}

/** The same of a refusal that was kept. */
export function problemSentence({ errors, detail, title }: Problem): string {
  return errors?.[0]?.message ?? detail ?? `${title}.`;
}
