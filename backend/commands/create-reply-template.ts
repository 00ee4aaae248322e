/** Adds a reply template. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { NewReplyTemplate, ReplyTemplate } from '#lib/contract/reply-templates.ts';
import { findReplyTemplate, insertReplyTemplate } from '#backend/data/reply-templates.ts';
import { checkReplyTemplate, templateNameTaken } from './check-reply-template.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { once, type Once } from './once.ts';
import { showReplyTemplate } from './show-reply-template.ts';

/** The new template; refused for a name that another one has, and for variables that there are not. */
export function createReplyTemplate(
  companion: Companion,
  call: Call<NewReplyTemplate> & { once: Once | null },
): Promise<Result<ReplyTemplate, Refusal>> {
  const { actor, input } = call;
  return once(companion, call, async (tx) => {
    checkReplyTemplate(actor, input);
    const change = { template: input, by: actor.userId, at: companion.now() };
    const id = await insertReplyTemplate(tx, change);
    if (id === null) throw new RefusedError(templateNameTaken(input));
    const state = await findReplyTemplate(tx, actor.userId, id);
    return showReplyTemplate(actor, assertExists(state, 'the template just created'));
  });
}
