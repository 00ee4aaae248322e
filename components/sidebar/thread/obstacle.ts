import type { ThreadContext } from '#lib/contract/threads.ts';
import type { Me } from '#lib/contract/users.ts';
import { t } from '#lib/i18n/i18n.ts';
import { whomToAsk } from '../use-me.ts';

/** Why "New ticket" is off, in a sentence that says what to do; undefined when it is on. */
export function obstacleWords(
  context: ThreadContext | undefined,
  isFailed: boolean,
  me: Me | undefined,
): string | undefined {
  if (context === undefined) return t(isFailed ? 'sidebar.bar.why.failed' : 'sidebar.bar.why.loading');
  const { canCreate, obstacle } = context.abilities;
  if (canCreate) return undefined;
  return t(`sidebar.bar.why.${obstacle ?? 'no-permission'}`, {
    profile: me?.profile ?? '…',
    ask: whomToAsk(me),
  });
}

/** True when the sentence needs the profile's name and whom to ask. */
export function needsMe(context: ThreadContext | undefined): boolean {
  const obstacle = context?.abilities.obstacle;
  return context?.hasHiddenTickets === true || obstacle === 'no-permission';
}
