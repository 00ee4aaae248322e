/** The engine that ships with the product. It needs no network, and its model is read when it is first asked. */
import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { judgeMessage } from './judge-message.ts';
import { judgeTicket } from './judge-ticket.ts';
import type { Analysis, CustomerMessage, MessageJudgement } from './judgement.ts';
import { decodeModel, type Model } from './model-file.ts';
import { READING } from './tokens.ts';

const FILE = new URL('model/english.bin', import.meta.url);
/** A message takes 0.05 to 0.5 ms; after so many the event loop has its turn. */
const MESSAGES_AT_ONCE = 10;

let loading: Promise<Model> | null = null;

/** The model; throws where the file was made for another reading of messages. */
export function loadModel(): Promise<Model> {
  loading ??= readFile(FILE).then((bytes) => {
    const model = decodeModel(bytes);
    if (model.reading !== READING)
      throw new Error('Train the sentiment model again: messages are read otherwise');
    return model;
  });
  return loading;
}

/** Judges the customer's messages of a ticket, oldest first. */
export async function analyseOffline(messages: readonly CustomerMessage[]): Promise<Analysis> {
  const model = await loadModel();
  const judged: MessageJudgement[] = [];
  for (const message of messages) {
    if (judged.length % MESSAGES_AT_ONCE === MESSAGES_AT_ONCE - 1) await setImmediate();
    judged.push(judgeMessage(model, message));
  }
  return {
    ...judgeTicket(messages, judged),
    engine: 'offline',
    version: model.version,
    fallback: null,
    rationale: null,
  };
}
