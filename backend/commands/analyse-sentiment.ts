/** Finds how the customer of a closed ticket felt: read, judged outside any transaction, kept with its event in one. */
import type { MessageId, TicketId } from '#lib/contract/ids.ts';
import { event } from '#backend/core/ticket-changes.ts';
import { SENTIMENT_WORDS } from '#backend/core/ticket-exports.ts';
import {
  failSentiment,
  keepSentiment,
  listCustomerMessages,
  listNamesAround,
  type ClaimedSentiment,
  type FoundSentiment,
} from '#backend/data/sentiment.ts';
import { readSettings } from '#backend/data/settings.ts';
import { appendEvents } from '#backend/data/tickets.ts';
import { findConsentedEndpoint } from '#backend/data/sentiment-setting.ts';
import { analyseByEndpoint } from '#backend/sentiment/endpoint-engine.ts';
import type { Analysis, CustomerMessage } from '#backend/sentiment/judgement.ts';
import { analyseOffline } from '#backend/sentiment/offline-engine.ts';
import type { Companion } from './companion.ts';

/** After so many it is left, and the ticket says so. */
const TRIES_MAX = 3;

/** Analyses one ticket that this process has claimed. Throws after noting a failure that is final. */
export async function analyseSentiment(companion: Companion, claimed: ClaimedSentiment): Promise<void> {
  const { database } = companion;
  try {
    const { ourKeys } = await readSettings(database.db);
    const messages = await listCustomerMessages(database.db, claimed.ticketId, ourKeys);
    await keep(companion, claimed, await judge(companion, claimed.ticketId, messages));
  } catch (error) {
    if (claimed.tries >= TRIES_MAX) await failSentiment(database.db, claimed);
    throw error;
  }
}

/** By the endpoint that an admin consented to, where there is one and it answers; else by ourselves, saying why. */
async function judge(
  { database: { db }, sentiment }: Companion,
  ticketId: TicketId,
  messages: readonly CustomerMessage[],
): Promise<Analysis> {
  const chosen = messages.length === 0 ? null : await findConsentedEndpoint(db);
  if (chosen === null) return analyseOffline(messages);
  const { address, model, closedKey } = chosen;
  const key = closedKey === null ? null : sentiment.secrets.open(closedKey);
  const names = await listNamesAround(db, ticketId);
  const found = await analyseByEndpoint({ address, model, key }, { messages, names });
  return found.ok ? found.value : { ...(await analyseOffline(messages)), fallback: found.error };
}

async function keep(
  { database, now }: Companion,
  claimed: ClaimedSentiment,
  analysis: Analysis,
): Promise<void> {
  const at = now();
  const { ticketId } = claimed;
  await database.transaction(async (tx) => {
    const version = await keepSentiment(tx, claimed, { found: toFound(analysis), at });
    if (version === null) return;
    const said = event('sentiment-analysed', { to: SENTIMENT_WORDS[analysis.label] });
    await appendEvents(tx, { ticketId, actorId: null, at, version }, [said]);
  });
}

/** Ids came from our messages, and engines give them back. */
function toFound({ messages, worstMessageId, ...rest }: Analysis): FoundSentiment {
  return {
    ...rest,
    worstMessageId: worstMessageId as MessageId | null,
    messages: messages.map((message) => ({ ...message, id: message.id as MessageId })),
  };
}
