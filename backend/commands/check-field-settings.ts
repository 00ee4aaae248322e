/** What a custom field has to do with the others: its label is its own, and its pipelines exist. */
import type { FieldId, PipelineId } from '#lib/contract/ids.ts';
import { listFieldDetails } from '#backend/data/fields.ts';
import { listPipelineDetails } from '#backend/data/pipelines.ts';
import type { Tx } from '#backend/data/database.ts';
import { RefusedError } from './companion.ts';

type Settings = { label?: string | undefined; pipelineIds?: PipelineId[] | null | undefined };

/** Throws the refusal when another field, archived or not, has the label, or when a pipeline is not there. */
export async function checkFieldSettings(tx: Tx, settings: Settings, except?: FieldId): Promise<void> {
  if (settings.label !== undefined) await refuseTakenLabel(tx, settings.label, except);
  const asked = settings.pipelineIds ?? [];
  if (asked.length === 0) return;
  const known = new Set((await listPipelineDetails(tx)).map(({ id }) => id));
  if (asked.every((id) => known.has(id))) return;
  const message = 'Choose other pipelines; one of these does not exist.';
  throw new RefusedError({ code: 'unusable_reference', errors: [{ field: 'pipelineIds', message }] });
}

async function refuseTakenLabel(tx: Tx, label: string, except: FieldId | undefined): Promise<void> {
  const others = (await listFieldDetails(tx)).filter(({ id }) => id !== except);
  const taken = others.find((other) => other.label.toLowerCase() === label.toLowerCase());
  if (taken === undefined) return;
  const message = taken.isArchived
    ? `Choose another label; the archived field ${taken.label} has this one. You can restore it.`
    : `Choose another label; there is a field ${taken.label} already.`;
  throw new RefusedError({ code: 'unusable_value', errors: [{ field: 'label', message }] });
}
