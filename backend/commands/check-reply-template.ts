import type { NewReplyTemplate } from '#lib/contract/reply-templates.ts';
import { isPermitted, type Actor } from '#backend/core/permissions.ts';
import { problemOfTemplate } from '#backend/core/reply-templates.ts';
import { RefusedError, type Refusal } from './companion.ts';

/** Throws the refusal of a template that the actor may not keep, or that holds variables that there are not. */
export function checkReplyTemplate(actor: Actor, { text, isForEveryone }: NewReplyTemplate): void {
  if (isForEveryone) refuseWithoutSettings(actor);
  const message = problemOfTemplate(text);
  if (message !== null)
    throw new RefusedError({ code: 'unusable_value', errors: [{ field: 'text', message }] });
}

/** Throws the refusal for whoever may not change what everyone has. */
export function refuseWithoutSettings(actor: Actor): void {
  if (isPermitted(actor, 'settings.manage')) return;
  const detail = 'Keep it for yourself, or ask an admin. Your profile does not allow templates for everyone.';
  throw new RefusedError({ code: 'not_permitted', detail });
}

/** Names are told apart whatever their case. */
export function templateNameTaken({ name, isForEveryone }: NewReplyTemplate): Refusal {
  const whose = isForEveryone ? 'there is' : 'you have';
  const message = `Choose another name; ${whose} a template ${name} already.`;
  return { code: 'already_exists', errors: [{ field: 'name', message }] };
}
