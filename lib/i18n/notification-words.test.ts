import { describe, expect, it } from 'vitest';
import { NotificationKind, type Notification } from '#lib/contract/notifications.ts';
import './app-words.ts';
import { notificationWords, quoteOf, tabOf } from './notification-words.ts';

const ana = { id: 'ana', name: 'Ana Ribeiro', email: 'ana@norrvik.example' } as Notification['actor'];

describe('notificationWords', () => {
  it.each([
    ['mentioned', '@Ben look', 'Ana Ribeiro mentioned you', '@Ben look', 'comments'],
    ['assigned', null, 'Ana Ribeiro gave you this ticket', null, undefined],
    ['commented', 'Thanks', 'Ana Ribeiro commented', 'Thanks', 'comments'],
    ['not-reassigned', '1', 'Ana Ribeiro is away, and nobody could take the open ticket', null, undefined],
    ['not-reassigned', '7', 'Ana Ribeiro is away, and nobody could take 7 open tickets', null, undefined],
    ['status-changed', 'on-hold', 'Ana Ribeiro set status to on hold', null, undefined],
    ['sla-warning', 'first-response', 'First response is due soon', null, undefined],
    ['sla-breached', 'closure', 'Closing is overdue', null, undefined],
    ['sla-level', 'first-response', 'First response is still overdue', null, undefined],
  ] as const)('tells of %s with %j', (...[kind, text, words, quote, tab]) => {
    expect(notificationWords({ kind, actor: ana, text })).toBe(words);
    expect(quoteOf({ kind, text })).toBe(quote);
    expect(tabOf({ kind })).toBe(tab);
  });

  it('says who when the system did it', () => {
    expect(notificationWords({ kind: 'assigned', actor: null, text: null })).toContain('The system');
  });

  it('has words for every kind', () => {
    for (const kind of NotificationKind.options)
      expect(notificationWords({ kind, actor: ana, text: 'x' })).toMatch(
        /^(Ana Ribeiro|First response|The customer) \w/,
      );
  });
});
