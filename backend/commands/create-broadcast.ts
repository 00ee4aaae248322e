/** Writes to chosen people by an e-mail channel, to each alone. */
import { randomUUID } from 'node:crypto';
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { Broadcast, LeftOut } from '#lib/contract/broadcasts.ts';
import type { BroadcastId, ChannelId, RecordId } from '#lib/contract/ids.ts';
import { chooseAddressees } from '#backend/core/broadcast-addressees.ts';
import { makeReference } from '#backend/core/mail-references.ts';
import { isPermitted, type Actor } from '#backend/core/permissions.ts';
import {
  insertBroadcast,
  insertBroadcastConversation,
  listAddressees,
  readBroadcast,
} from '#backend/data/broadcasts.ts';
import type { Tx } from '#backend/data/database.ts';
import { findMailAccount } from '#backend/data/mail-accounts.ts';
import { enqueueMail } from '#backend/data/outgoing-mail.ts';
import { insertReply } from '#backend/data/replies.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { enterChannel } from './enter-channel.ts';
import { followMessage } from './follow-message.ts';
import { once, type Once } from './once.ts';

type Input = { channelId: ChannelId; subject: string; text: string; recordIds: RecordId[] };
type Answer = { broadcast: Broadcast; leftOut: LeftOut[] };

/**
 * The broadcast, and whom it did not go to. Each of the others has a conversation that the broadcast started, of which no ticket comes,
 * and one mail in the outgoing queue. Refused where the channel has no account, somebody is not there, or nobody has an address.
 */
export function createBroadcast(
  companion: Companion,
  call: Call<Input> & { once: Once | null },
): Promise<Result<Answer, Refusal>> {
  const { actor, input } = call;
  return once(companion, call, async (tx) => {
    await enterChannel(tx, actor, input.channelId);
    const sender = await senderOf(companion, tx, input.channelId);
    const { chosen, leftOut } = await findAddressees(tx, actor, input.recordIds);
    const { recordIds: _, ...said } = input;
    const broadcastId = await insertBroadcast(tx, { ...said, by: actor.userId, at: companion.now() });
    for (const customer of chosen)
      await write(companion, tx, { ...said, broadcastId, actor, sender, customer });
    return { broadcast: await readBroadcast(tx, broadcastId), leftOut };
  });
}

async function senderOf(companion: Companion, tx: Tx, channelId: ChannelId): Promise<string> {
  const account = await findMailAccount(tx, companion.mail.secrets, channelId);
  if (account !== null) return account.address;
  throw refused('channelId', 'Choose an e-mail channel with an account; this one has none to send by.');
}

async function findAddressees(tx: Tx, actor: Actor, recordIds: readonly RecordId[]) {
  const ids = [...new Set(recordIds)];
  const people = isPermitted(actor, 'records.read') ? await listAddressees(tx, ids) : [];
  if (people.length < ids.length)
    throw refused('recordIds', 'Choose leads and contacts that are there; some of these are not.');
  const addressees = chooseAddressees(people);
  if (addressees.chosen.length > 0) return addressees;
  throw refused('recordIds', 'Choose people with an e-mail address; none of these has one.');
}

function refused(field: string, message: string): RefusedError {
  return new RefusedError({ code: 'unusable_reference', errors: [{ field, message }] });
}

type Writing = Pick<Input, 'channelId' | 'subject' | 'text'> & {
  broadcastId: BroadcastId;
  actor: Actor;
  /** The channel's address. */
  sender: string;
  customer: { recordId: RecordId; name: string; address: string };
};

async function write(companion: Companion, tx: Tx, writing: Writing): Promise<void> {
  const { channelId, subject, text, actor, sender, customer } = writing;
  const at = companion.now();
  const conversationId = await insertBroadcastConversation(tx, { ...writing, at });
  const domain = assertExists(sender.split('@').at(-1), 'the domain of an address');
  const mark = { conversationId, unique: randomUUID().replaceAll('-', ''), domain };
  const messageId = makeReference(mark, companion.signReference);
  const to = customer.address;
  const said = { text, html: null, messageId, at };
  const reply = { conversationId, author: actor.user, from: sender, to, ...said };
  const id = await insertReply(tx, reply);
  await enqueueMail(tx, {
    key: `broadcast:${id}`,
    purpose: 'broadcast',
    channelId,
    messageId: `<${messageId}>`,
    to: { address: to, name: customer.name },
    subject,
    text,
    // Many get the same: absence notes and robots need not answer.
    isAutomatic: true,
    at,
  });
  await followMessage(companion, tx, { conversationId, messageId: id });
}
