/** Changes a reply template. What was sent with it stays as it was. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { ReplyTemplateId } from '#lib/contract/ids.ts';
import type { ReplyTemplate, ReplyTemplateChange } from '#lib/contract/reply-templates.ts';
import {
  findReplyTemplate,
  isTemplateNameTaken,
  lockReplyTemplate,
  writeReplyTemplate,
} from '#backend/data/reply-templates.ts';
import { checkReplyTemplate, refuseWithoutSettings, templateNameTaken } from './check-reply-template.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';
import { refuseStale } from './refuse-stale.ts';
import { showReplyTemplate } from './show-reply-template.ts';

type Input = { templateId: ReplyTemplateId; change: ReplyTemplateChange };

/** The changed template; everyone's is changed by those who manage settings only, and becomes theirs alone when they say so. */
export function updateReplyTemplate(
  companion: Companion,
  { actor, input: { templateId, change } }: Call<Input>,
): Promise<Result<ReplyTemplate, Refusal>> {
  const { version, ...template } = change;
  const { userId } = actor;
  return refusable(companion.database, async (tx) => {
    const state = await lockReplyTemplate(tx, userId, templateId);
    if (state === null) throw new RefusedError({ code: 'not_found' });
    if (state.ownerId === null) refuseWithoutSettings(actor);
    refuseStale(state, version, 'template');
    checkReplyTemplate(actor, template);
    const write = { template, by: userId, at: companion.now() };
    if (await isTemplateNameTaken(tx, write, templateId)) throw new RefusedError(templateNameTaken(template));
    await writeReplyTemplate(tx, templateId, write);
    const changed = await findReplyTemplate(tx, userId, templateId);
    return showReplyTemplate(actor, assertExists(changed, 'the template just changed'));
  });
}
