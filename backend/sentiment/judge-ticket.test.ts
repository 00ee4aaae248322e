import { describe, expect, it } from 'vitest';
import { analyseOffline } from './offline-engine.ts';

const analyse = (...texts: string[]) =>
  analyseOffline(texts.map((text, index) => ({ id: `m${index + 1}`, text })));

describe('analyseOffline', () => {
  it('finds a customer content at last who was angry at first, and where it was worst', async () => {
    const found = await analyse(
      'Hello, where do I find the invoice for October?',
      'This is the third time I ask and still nobody answers. Unacceptable.',
      'That solved it, thank you so much for the quick help!',
    );
    expect(found).toMatchObject({ label: 'positive', worstMessageId: 'm2', isThanked: true });
    expect(found.messages.map(({ label }) => label)).toEqual(['neutral', 'negative', 'positive']);
    expect(found.last).toBeGreaterThan(found.first ?? 1);
  });

  it('finds a customer angry who was content at first', async () => {
    const found = await analyse('Great, thank you!', 'It is broken again and I want my money back.');
    expect(found).toMatchObject({ label: 'negative', worstMessageId: 'm2', isThanked: false });
    expect(found.last).toBeLessThan(found.first ?? -1);
  });

  it('counts the last words more than the first', async () => {
    const bad = 'I am really disappointed, nothing works.';
    const good = 'Perfect, everything works now. Thank you!';
    expect((await analyse(bad, good)).score).toBeGreaterThan((await analyse(good, bad)).score ?? 1);
  });

  it('says what it cannot tell: no message, another language, a name alone', async () => {
    expect(await analyse()).toMatchObject({ label: 'no-messages', score: null });
    expect(await analyse('Das Paket ist beschädigt angekommen.')).toMatchObject({
      label: 'not-supported',
      score: null,
    });
    expect(await analyse('Anna Lund')).toMatchObject({ label: 'unsure', score: null, worstMessageId: null });
  });

  it('is not content because of forms of politeness', async () => {
    const found = await analyse(
      'Dear support,\n\nplease change my address to 7 Mill Road.\n\nThank you in advance.\nKind regards,\nOskar Lind',
    );
    expect(found).toMatchObject({ label: 'neutral', isThanked: false });
  });

  it('calls sarcasm what its words say, as the model card admits', async () => {
    expect((await analyse('Great, another update that breaks everything')).label).toBe('positive');
  });

  it.each([
    ['one long word', 'a'.repeat(1_000_000)],
    ['dots', 'a.'.repeat(500_000)],
    ['marks', '!?'.repeat(500_000)],
    ['spaces', ' '.repeat(1_000_000)],
    ['half a pair', '\ud83d'.repeat(100_000)],
    ['thanks without end', 'kind regards, '.repeat(100_000)],
  ])('takes no longer for hostile text: %s', async (_, text) => {
    const startedAt = performance.now();
    await analyse(text);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
