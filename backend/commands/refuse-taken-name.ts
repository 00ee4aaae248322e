/** Two pipelines of one name could not be told apart in a list. */
import type { PipelineId } from '#lib/contract/ids.ts';
import type { Tx } from '#backend/data/database.ts';
import { listPipelineDetails } from '#backend/data/pipelines.ts';
import { RefusedError } from './companion.ts';

/** Throws the refusal when another pipeline, archived or not, has the name in whatever case. */
export async function refuseTakenName(tx: Tx, name: string, except?: PipelineId): Promise<void> {
  const others = (await listPipelineDetails(tx)).filter(({ id }) => id !== except);
  const taken = others.find((other) => other.name.toLowerCase() === name.toLowerCase());
  if (taken === undefined) return;
  const message = taken.isArchived
    ? `Choose another name; the archived pipeline ${taken.name} has this one.`
    : `Choose another name; there is a pipeline ${taken.name} already.`;
  throw new RefusedError({ code: 'unusable_value', errors: [{ field: 'name', message }] });
}
