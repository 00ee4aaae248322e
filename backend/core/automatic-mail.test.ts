import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConversationId } from '#lib/contract/ids.ts';
import { whyAutomatic, type AutomaticReason } from './automatic-mail.ts';
import { makeReference, type Sign } from './mail-references.ts';

const signWith =
  (key: string): Sign =>
  (text) =>
    createHmac('sha256', key).update(text).digest('hex');

type Mail = Parameters<typeof whyAutomatic>[0];

const desk = { addresses: ['support@osterby.example'], sign: signWith('osterby') };
const conversationId = '0197c3a2-5f3e-7c1a-9b42-6c1d2e3f4a5b' as ConversationId;
const PLAIN: Mail = {
  messageId: 'a1@norrvik.example',
  from: { address: 'marta@norrvik.example', name: 'Marta Lindqvist' },
  subject: 'Lid is stuck',
  headers: {},
};
const markOf = (sign: Sign) =>
  makeReference({ conversationId, unique: 'abcdef0123456789', domain: 'osterby.example' }, sign);

const withHeader = (name: string, value: string) => ({ ...PLAIN, headers: { [name]: [value] } });
const withSubject = (subject: string) => ({ ...PLAIN, subject });
const withSender = (address: string) => ({ ...PLAIN, from: { address, name: null } });

describe('whyAutomatic', () => {
  const cases: [AutomaticReason | null, string, Mail][] = [
    [null, 'a person wrote it', PLAIN],
    [null, 'it says that a person wrote it', withHeader('auto-submitted', 'no')],
    [null, 'it says so with a comment', withHeader('auto-submitted', 'No (typed)')],
    ['auto-reply', 'RFC 3834 says so', withHeader('auto-submitted', 'auto-replied')],
    ['auto-reply', 'RFC 3834 says so with parameters', withHeader('auto-submitted', 'Auto-Generated; x=1')],
    ['auto-reply', 'an old header says so', withHeader('x-autoreply', 'yes')],
    ['auto-reply', 'an old precedence says so', withHeader('precedence', 'auto_reply')],
    ['auto-reply', 'its subject is an absence notice', withSubject('Automatic reply: Lid is stuck')],
    ['auto-reply', 'its subject is one in German', withSubject('Abwesenheitsnotiz: Lid is stuck')],
    ['auto-reply', 'its subject is nothing else', withSubject('Out of office')],
    [null, 'somebody answers an absence notice', withSubject('Re: Automatic reply: Lid is stuck')],
    [null, 'somebody asks about offices', withSubject('Out of office supplies')],
    [
      'bounce',
      'it is a report on delivery',
      withHeader('content-type', 'multipart/report; report-type="delivery-status"'),
    ],
    ['bounce', 'its return path is empty', withHeader('return-path', '<>')],
    [null, 'its return path is an address', withHeader('return-path', '<marta@norrvik.example>')],
    ['bounce', 'a mailer daemon sent it', withSender('MAILER-DAEMON@mx.norrvik.example')],
    [null, 'a postmaster sent it', withSender('postmaster@norrvik.example')],
    ['bounce', 'it names failed recipients', withHeader('x-failed-recipients', 'x@norrvik.example')],
    [
      'receipt',
      'it reports that it was read',
      withHeader('content-type', 'multipart/report; report-type=disposition-notification'),
    ],
    ['list', 'a list sent it', withHeader('list-id', 'Sailors <sailors.lists.example>')],
    ['list', 'it is bulk', withHeader('precedence', 'bulk')],
    ['list', 'it can be unsubscribed from', withHeader('list-unsubscribe', '<https://news.example/u>')],
    [null, 'our own group sent it on', withHeader('list-id', '<support.osterby.example>')],
    ['own-address', 'it is from the mailbox itself', withSender('Support+web@Osterby.example')],
    ['own-mail', 'it bears our mark', { ...PLAIN, messageId: markOf(desk.sign) }],
    [null, 'it bears a forged mark', { ...PLAIN, messageId: markOf(signWith('another')) }],
  ];
  it.each(cases)('is %s when %s', (why, _when, mail) => expect(whyAutomatic(mail, desk)).toBe(why));

  it('takes a group that posts to our own address for customers when it says so by List-Post', () => {
    const headers = {
      'list-id': ['Helpers <helpers.groups.osterby.example>'],
      'list-post': ['<mailto:support@osterby.example>'],
      'list-unsubscribe': ['<mailto:support+unsubscribe@osterby.example>'],
      precedence: ['list'],
    };
    expect(whyAutomatic({ ...PLAIN, headers }, desk)).toBeNull();
  });

  it('is done quickly when a header is long', () => {
    const mail = withHeader('list-id', `<${'a'.repeat(2_000)}`);
    const startedAt = performance.now();
    whyAutomatic(mail, desk);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});

describe('two desks that answer by themselves', () => {
  type Desk = { addresses: string[]; sign: Sign };
  const desks: [Desk, Desk] = [
    { addresses: ['support@osterby.example'], sign: signWith('osterby') },
    { addresses: ['help@norrvik.example'], sign: signWith('norrvik') },
  ];

  /** What a desk answers by itself, as RFC 3834 wants it; nothing to mail of machines. */
  function answer(to: Desk, mail: Mail): Mail | null {
    if (whyAutomatic(mail, to) !== null) return null;
    return {
      messageId: markOf(to.sign),
      from: { address: to.addresses[0] ?? '', name: null },
      subject: `Re: ${mail.subject}`,
      headers: { 'auto-submitted': ['auto-replied'] },
    };
  }

  it('stop after one answer each way at most', () => {
    let [here, there] = desks;
    let mail: Mail | null = { ...PLAIN, from: { address: 'help@norrvik.example', name: null } };
    let answers = 0;
    for (; mail !== null && answers < 100; [here, there] = [there, here]) {
      mail = answer(here, mail);
      if (mail !== null) answers += 1;
    }
    expect(answers).toBe(1);
  });
});
