/** Deletes a reply template. */
import type { Result } from '#lib/base/result.ts';
import type { ReplyTemplateId } from '#lib/contract/ids.ts';
import { lockReplyTemplate, removeReplyTemplate } from '#backend/data/reply-templates.ts';
import { refuseWithoutSettings } from './check-reply-template.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

/** Nothing; everyone's is deleted by those who manage settings only. */
export function deleteReplyTemplate(
  companion: Companion,
  { actor, input }: Call<{ templateId: ReplyTemplateId }>,
): Promise<Result<undefined, Refusal>> {
  return refusable(companion.database, async (tx) => {
    const state = await lockReplyTemplate(tx, actor.userId, input.templateId);
    if (state === null) throw new RefusedError({ code: 'not_found' });
    if (state.ownerId === null) refuseWithoutSettings(actor);
    await removeReplyTemplate(tx, input.templateId);
    return undefined;
  });
}
