import { ok } from '#lib/base/result.ts';
import type { Change, Changes, watchChanges } from '#lib/contract/changes.ts';
import type { Actor } from '#backend/core/permissions.ts';
import { canSeeTicket } from '#backend/core/visibility.ts';
import type { News } from '#backend/data/changes.ts';
import type { HandlersOf, Request } from '../handler.ts';

/** A stream whose reader lost his rights ends within twice this time at most. */
const LOOK_AT_CALLER_MS = 2_000;

export const changeHandlers: HandlersOf<'watchChanges'> = {
  watchChanges: async (request) => ok(watch(request)),
};

async function* watch(request: Request<typeof watchChanges>): AsyncGenerator<Changes> {
  const { feed, query, findCallerAgain, onLeave } = request;
  const mailbox = createMailbox<News | null>();
  const unsubscribe = await feed.subscribe(mailbox.put);
  onLeave(() => mailbox.put(null));
  let { actor } = request.caller;
  const check = setInterval(async () => {
    // A database that does not answer says nothing about the caller.
    const caller = await findCallerAgain().catch(() => undefined);
    if (caller === null) mailbox.put(null);
    if (caller) ({ actor } = caller);
  }, LOOK_AT_CALLER_MS);
  try {
    yield toMessage(await feed.readSince(query.since ?? null), actor);
    for (let news = await mailbox.take(); news !== null; news = await mailbox.take()) {
      const message = toMessage(news, actor);
      if (message.changes.length > 0) yield message;
    }
  } finally {
    clearInterval(check);
    unsubscribe();
  }
}

function toMessage({ cursor, changes, ...news }: News, actor: Actor): Changes {
  if (changes === null) return { cursor, changes: [{ topic: 'everything' }] };
  const isChosen = news.visibility === 'private' && news.chosen.has(actor.userId);
  const visibility = isChosen ? 'private-but-chosen' : news.visibility;
  const visible = changes.flatMap((change): Change[] => {
    if (change.topic === 'ticket') {
      if (!canSeeTicket(actor, change, visibility)) return [];
      return [{ topic: 'ticket', id: change.id, number: change.number, version: change.version }];
    }
    if (change.topic === 'notifications') {
      return change.userId === actor.userId ? [{ topic: 'notifications' }] : [];
    }
    if (change.topic === 'record') return [{ topic: 'record', id: change.id }];
    return [{ topic: change.topic }];
  });
  return { cursor, changes: visible };
}

/** Letters are taken in order by one reader, who may be slower than they come. */
function createMailbox<Letter>() {
  const waiting: Letter[] = [];
  let wake = () => {};
  return {
    put: (letter: Letter) => {
      waiting.push(letter);
      wake();
    },
    take: async (): Promise<Letter> => {
      if (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      return waiting.shift() as Letter;
    },
  };
}
