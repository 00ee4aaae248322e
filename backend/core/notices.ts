/** Who is told of a write on a ticket. One notice a person: the most personal reason wins. */
import type { UserId } from '#lib/contract/ids.ts';
import type { NotificationKind } from '#lib/contract/notifications.ts';
import type { EventDraft } from './ticket-changes.ts';

export type Notice = { userId: UserId; kind: NotificationKind; text: string | null };

/** A write as the rule needs it. */
export type Told = {
  /** Null for the system. */
  actorId: UserId | null;
  ownerBefore: UserId | null;
  ownerAfter: UserId | null;
  followers: readonly UserId[];
  events: readonly EventDraft[];
  /** The comment that was written, with those it mentions. */
  comment?: { text: string; mentions: readonly UserId[] };
  /** What the customer wrote. */
  reply?: string;
};

/** A comment's beginning is enough to know whether to open it. */
const TEXT_LENGTH_MAX = 200;

/** Notices of a write; nobody is told of what he did himself. */
export function decideNotices(told: Told): Notice[] {
  const notices = new Map<UserId, Notice>();
  for (const [kind, users, text] of reasonsOf(told)) {
    for (const userId of users) {
      if (userId === null || userId === told.actorId || notices.has(userId)) continue;
      notices.set(userId, { userId, kind, text });
    }
  }
  return [...notices.values()];
}

type Reason = [NotificationKind, readonly (UserId | null)[], string | null];

/** Why somebody is told, the most personal reason first. */
function reasonsOf({ comment, reply, ownerBefore, ownerAfter, followers, events }: Told): Reason[] {
  const watching = [ownerAfter, ...followers];
  const reasons: Reason[] = [];
  const said = shorten(comment?.text ?? '');
  if (comment !== undefined) reasons.push(['mentioned', comment.mentions, said]);
  if (ownerAfter !== ownerBefore) reasons.push(['assigned', [ownerAfter], null]);
  if (comment !== undefined) reasons.push(['commented', watching, said]);
  if (reply !== undefined) reasons.push(['customer-replied', watching, shorten(reply)]);
  const status = events.find(({ kind }) => kind === 'status-changed');
  if (status !== undefined) reasons.push(['status-changed', watching, status.to]);
  return reasons;
}

function shorten(text: string): string {
  return text.length <= TEXT_LENGTH_MAX ? text : `${text.slice(0, TEXT_LENGTH_MAX - 1).trimEnd()}…`;
}
