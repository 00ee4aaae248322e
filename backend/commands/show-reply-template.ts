import type { ReplyTemplate } from '#lib/contract/reply-templates.ts';
import { isPermitted, type Actor } from '#backend/core/permissions.ts';
import type { ReplyTemplateState } from '#backend/data/reply-templates.ts';

/** The template with what the actor may do with it. */
export function showReplyTemplate(
  actor: Actor,
  { ownerId, changedAt, ...state }: ReplyTemplateState,
): ReplyTemplate {
  const isForEveryone = ownerId === null;
  return {
    ...state,
    isForEveryone,
    canChange: !isForEveryone || isPermitted(actor, 'settings.manage'),
    changedAt: changedAt.toISOString(),
  };
}
