/** What makes a pipeline whole: how many stages, their names, and which of them may be the goal of a move. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { FieldError } from '#lib/contract/errors.ts';
import type { StageId } from '#lib/contract/ids.ts';
import { STAGES_MAX, type Stage } from '#lib/contract/pipelines.ts';

export type PipelineRefusal = { code: 'too_many_stages' | 'unusable_value'; errors: FieldError[] };

type Draft = { id?: StageId | undefined; name: string };

/** Nothing when the stages can be saved: 1 to 12, each named once, every known stage among them exactly once. */
export function checkStages(
  drafts: readonly Draft[],
  known: readonly Pick<Stage, 'id' | 'name'>[] = [],
): Result<undefined, PipelineRefusal> {
  if (drafts.length > STAGES_MAX) {
    const message = `Keep ${STAGES_MAX} stages or fewer; a pipeline holds no more.`;
    return err({ code: 'too_many_stages', errors: [{ field: 'stages', message }] });
  }
  const errors = [...identityErrors(drafts, known), ...nameErrors(drafts)];
  return errors.length === 0 ? ok(undefined) : err({ code: 'unusable_value', errors });
}

function identityErrors(
  drafts: readonly Draft[],
  known: readonly Pick<Stage, 'id' | 'name'>[],
): FieldError[] {
  const ids = drafts.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const unknown = ids.filter(
    (id, index) => ids.indexOf(id) !== index || !known.some((stage) => stage.id === id),
  );
  const left = known.filter(({ id }) => !ids.includes(id));
  return [
    ...unknown.map(() => refuse('Name each stage of the pipeline once; one of these is not its own.')),
    ...left.map(({ name }) => refuse(`Keep ${name} among the stages, or remove it first.`)),
  ];
}

function refuse(message: string): FieldError {
  return { field: 'stages', message };
}

function nameErrors(drafts: readonly Draft[]): FieldError[] {
  const names = drafts.map(({ name }) => name.toLowerCase());
  return drafts.flatMap(({ name }, index) =>
    names.indexOf(name.toLowerCase()) === index
      ? []
      : [{ field: `stages.${index}.name`, message: `Choose another name; ${name} is a stage already.` }],
  );
}

/**
 * Why tickets cannot be moved to a stage by a change of settings; null when they can. A stage that sets closed would end them
 * all, which nobody could take back.
 */
export function refuseGoal(goal: Pick<Stage, 'name' | 'setsStatus'> | undefined): string | null {
  if (goal === undefined) return 'Choose another stage; there is none with this id to move tickets to.';
  return goal.setsStatus === 'closed'
    ? `Choose a stage that does not close tickets; ${goal.name} would close them for good.`
    : null;
}
