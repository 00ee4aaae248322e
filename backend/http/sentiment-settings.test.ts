/** The endpoint of one's own: off without consent, asked without what tells who somebody is, and never waited for in vain. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { listAuditEntries } from '#lib/contract/audit.ts';
import {
  readSentimentSetting,
  SENTIMENT_CONSENT,
  trySentimentEndpoint,
  updateSentimentSetting,
} from '#lib/contract/sentiment-settings.ts';
import { readTicketSentiment } from '#lib/contract/sentiment.ts';
import { analyseSentiment } from '#backend/commands/analyse-sentiment.ts';
import { claimSentiments } from '#backend/data/sentiment.ts';
import { analyseByEndpoint } from '#backend/sentiment/endpoint-engine.ts';
import { openChannelDesk, type ChannelDesk } from '#backend/testing/channel-desk.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

type Asked = { key: string | undefined; body: string };
type Answer = { status: number; text: string } | 'never' | { redirectTo: string };

/** A double of an OpenAI-compatible endpoint: it answers what a test tells it and keeps what it was asked. */
async function startDouble() {
  const asked: Asked[] = [];
  let answer: Answer = { status: 500, text: '' };
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => (body += String(piece)));
    request.on('end', () => {
      asked.push({ key: request.headers.authorization, body });
      if (answer === 'never') return;
      if ('redirectTo' in answer) return response.writeHead(302, { location: answer.redirectTo }).end();
      return response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/v1`,
    asked,
    willAnswer: (next: Answer) => {
      answer = next;
    },
    willSay: (content: unknown) => {
      const message = { role: 'assistant', content: JSON.stringify(content) };
      const choices = [{ index: 0, finish_reason: 'stop', message }];
      answer = {
        status: 200,
        text: JSON.stringify({ id: '1', object: 'chat.completion', created: 1, model: 'double', choices }),
      };
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const ANGRY = {
  messages: [{ number: 1, label: 'negative', score: -0.9 }],
  rationale: 'Anna Lund waited at +47 22 33 44 55.',
};

describeOnEngines('the endpoint for sentiment', (open) => {
  let companion: TestCompanion;
  let desk: ChannelDesk;
  let double: Awaited<ReturnType<typeof startDouble>>;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    desk = await openChannelDesk(companion);
    double = await startDouble();
  });
  afterAll(async () => {
    double.close();
    await companion.close();
  });
  beforeEach(() => {
    double.asked.length = 0;
  });

  const read = () => companion.admin.api(readSentimentSetting, {});
  async function choose(more: object = {}) {
    const { version } = await read();
    const endpoint = {
      address: double.address,
      model: 'double',
      key: 'secret-key',
      consent: SENTIMENT_CONSENT,
    };
    const body = { version, usesEndpoint: true, ...endpoint, ...more };
    return companion.admin.api(updateSentimentSetting, { body: body as never });
  }
  const turnOff = async () =>
    companion.admin.api(updateSentimentSetting, {
      body: { version: (await read()).version, usesEndpoint: false },
    });

  async function analyseOne(text: string) {
    const { id: channelId } = await desk.aChannel();
    const customer = { name: 'Anna Lund', address: 'anna.lund@birk.example' };
    const { id: conversationId } = await desk.post(channelId, { customer });
    await desk.say(channelId, conversationId, { text });
    const { id: ticketId } = await desk.ticketOf(conversationId);
    await desk.changeTicket(ticketId, { status: 'closed' });
    const at = new Date();
    const until = new Date(at.getTime() + 60_000);
    for (const each of await claimSentiments(companion.database.db, { at, until, countMax: 10 }))
      await analyseSentiment(companion.companion, each);
    const found = await companion.admin.api(readTicketSentiment, { params: { ticketId } });
    if (found.state !== 'done') throw new Error(found.state);
    return found.result;
  }

  it('is off at first, and asked nothing', async () => {
    expect(await read()).toMatchObject({ usesEndpoint: false, consent: null });
    expect((await analyseOne('I am very disappointed.')).engine).toBe('offline');
    expect(double.asked).toEqual([]);
  });

  it('is refused without consent, to the very text, and where it cannot be', async () => {
    for (const consent of [undefined, 'Yes']) {
      const refused = await refusalOf(choose({ consent }));
      expect([refused.code, refused.fields]).toEqual(['invalid_input', ['consent']]);
    }
    const refused = await refusalOf(choose({ address: 'http://models.birk.example/v1' }));
    expect([refused.code, refused.fields]).toEqual(['unusable_reference', ['address']]);
    expect((await read()).usesEndpoint).toBe(false);
  });

  it('keeps who consented, when and to what; the key is never given back, nor kept as it is', async () => {
    const saved = await choose();
    expect(saved).toMatchObject({ usesEndpoint: true, hasKey: true, consent: { text: SENTIMENT_CONSENT } });
    expect(saved.consent?.by?.id).toBe(companion.admin.id);
    expect(JSON.stringify(saved)).not.toContain('secret-key');
    const rows = await companion.database.db.selectFrom('sentiment_setting').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('secret-key');
    const { items } = await companion.admin.api(listAuditEntries, { query: {} });
    const entry = items.find(({ call, outcome }) => call === 'updateSentimentSetting' && outcome === 'done');
    expect(entry?.actor?.id).toBe(companion.admin.id);
    expect(entry?.fields).toContain('consent');
    expect(JSON.stringify(items)).not.toContain('secret-key');
  });

  it('judges, with nothing sent that tells who the customer is', async () => {
    await choose();
    double.willSay(ANGRY);
    const result = await analyseOne(
      'Anna Lund here, anna.lund@birk.example, +47 22 33 44 55. Order 88213 never came.',
    );
    expect(result).toMatchObject({
      label: 'negative',
      engine: 'endpoint',
      version: 'double',
      fallback: null,
    });
    expect(result.rationale).toBe('[name] waited at [number].');
    expect(double.asked[0]?.key).toBe('Bearer secret-key');
    for (const told of ['Anna', 'Lund', 'birk.example', '33 44', '88213'])
      expect(double.asked[0]?.body).not.toContain(told);
    expect(double.asked[0]?.body).toContain('never came');
  });

  it.each([
    ['refused', { status: 401, text: '{"error":{"message":"no"}}' }],
    ['unreadable', { status: 200, text: '{"choices":[]}' }],
    ['unreadable', { status: 200, text: 'not json' }],
  ] as const)('falls back to our own engine and says so when it is %s', async (fallback, answer) => {
    await choose();
    double.willAnswer(answer);
    const result = await analyseOne('I am very disappointed, it is broken again.');
    expect(result).toMatchObject({ label: 'negative', engine: 'offline', fallback });
  });

  it('goes nowhere else than was consented to', async () => {
    const other = await startDouble();
    double.willAnswer({ redirectTo: `${other.address}/chat/completions` });
    await choose();
    expect((await analyseOne('I am very disappointed.')).engine).toBe('offline');
    expect(other.asked).toEqual([]);
    other.close();
  });

  it('is not waited for longer than the time-out, nor at an address where nothing is', async () => {
    double.willAnswer('never');
    const asked = { messages: [{ id: '1', text: 'Hello' }], names: [], timeoutMs: 200 };
    const late = await analyseByEndpoint({ address: double.address, model: 'double', key: null }, asked);
    expect(late).toMatchObject({ ok: false, error: 'timeout' });
    const gone = await analyseByEndpoint(
      { address: 'http://127.0.0.1:9/v1', model: 'double', key: null },
      asked,
    );
    expect(gone).toMatchObject({ ok: false, error: 'unreachable' });
  });

  it('can be tried with invented messages, and does not show its key to another address', async () => {
    await choose();
    double.willSay(ANGRY);
    const body = { address: double.address, model: 'double' };
    const tried = await companion.admin.api(trySentimentEndpoint, { body });
    expect(tried).toEqual({ failure: null, labels: ['negative', 'unsure', 'unsure'] });
    expect(double.asked.at(-1)?.key).toBe('Bearer secret-key');
    const other = await startDouble();
    other.willSay(ANGRY);
    await companion.admin.api(trySentimentEndpoint, { body: { ...body, address: other.address } });
    expect(other.asked.at(-1)?.key).toBeUndefined();
    other.close();
  });

  it('is forgotten with its key and the consent when it is turned off', async () => {
    await choose();
    expect(await turnOff()).toMatchObject({
      usesEndpoint: false,
      hasKey: false,
      consent: null,
      address: null,
    });
    await analyseOne('I am very disappointed.');
    expect(double.asked).toEqual([]);
  });
});
