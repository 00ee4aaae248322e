import type { CompanionAge } from '#lib/contract/contract-version.ts';
import type { FieldError, Problem } from '#lib/contract/errors.ts';

/** The companion answered and refused: carries its problem document. Never retried blindly. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: Problem;
  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail ?? problem.title, options);
    this.problem = problem;
  }

  /** Catalogue code, e.g. `stale_version`. */
  get code(): Problem['code'] {
    return this.problem.code;
  }

  /** Refused fields; empty when the input was not at fault. */
  get fields(): FieldError[] {
    return this.problem.errors ?? [];
  }
}

/** No usable answer: offline, companion down, wrong address, timed out, or an answer that is not the companion's. */
export class ApiUnreachable extends Error {
  override readonly name: string = 'ApiUnreachable';
}

/** The companion answered in a way that this version does not understand. As good as no answer, but for what to do about it. */
export class ApiOtherVersion extends ApiUnreachable {
  override readonly name = 'ApiOtherVersion';
  readonly companion: CompanionAge;
  constructor(message: string, companion: CompanionAge, options?: ErrorOptions) {
    super(message, options);
    this.companion = companion;
  }
}

/** True for a refusal with this code. */
export function isProblem(error: unknown, code: Problem['code']): error is ApiProblem {
  return error instanceof ApiProblem && error.code === code;
}
