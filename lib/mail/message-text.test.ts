import { DOMParser as LinkeDomParser } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { messageText } from './message-text.ts';

beforeAll(() => {
  // Browsers put a fragment into a page by themselves; linkedom wants the page.
  const parseFromString = (html: string) =>
    new LinkeDomParser().parseFromString(`<!doctype html><html><body>${html}</body></html>`, 'text/html');
  const PageParser = class {
    parseFromString = parseFromString;
  };
  Object.assign(globalThis, { DOMParser: PageParser });
});

const plain = (text: string) => messageText({ html: null, text });
const rich = (html: string) => messageText({ html, text: 'text of the page' });

describe('messageText of plain text', () => {
  const cases: [string, string, string][] = [
    ['keeps a message without quotes', 'Hello,\n\nthe lid is stuck.\n', 'Hello,\n\nthe lid is stuck.'],
    [
      'drops quoted lines and the line before them',
      'It works now.\n\nOn Mon, 2 Nov 2026 at 10:00, Ana Ribeiro <ana@norrvik.example> wrote:\n> Does it work?\n> Ana',
      'It works now.',
    ],
    ['drops a signature after its delimiter', 'Thank you.\n\n-- \nMarta Lindqvist\nOsterby', 'Thank you.'],
    [
      'drops an original message',
      'Please see below.\n\n-----Original Message-----\nFrom: Ana Ribeiro\nSent: Monday\nTo: Marta\nSubject: Lid\n\nText',
      'Please see below.',
    ],
    ['keeps everything when all is quoted', '> only\n> quoted', '> only\n> quoted'],
    ['keeps a message that is only a signature', '-- \nMarta', '--\nMarta'],
    ['is empty when the body is', ' \n ', ''],
    ['keeps two dashes inside a line', 'Use option -- verbose\nplease', 'Use option -- verbose\nplease'],
  ];
  it.each(cases)('%s', (_name, text, expected) => expect(plain(text)).toBe(expected));
});

describe('messageText of HTML', () => {
  const cases: [string, string, string][] = [
    [
      'keeps paragraphs and line breaks',
      '<p>Hello,</p><p>line one<br>line two</p>',
      'Hello,\n\nline one\nline two',
    ],
    [
      'drops what Gmail quotes',
      '<div>Yes please.</div><div class="gmail_quote"><div class="gmail_attr">On Mon wrote:</div><blockquote>Shall we?</blockquote></div>',
      'Yes please.',
    ],
    [
      'keeps what Gmail forwards',
      '<div>See below.</div><div class="gmail_quote">---------- Forwarded message ---------<br>From: Ines<br><br>The lid broke.</div>',
      'See below.\n\n---------- Forwarded message ---------\nFrom: Ines\n\nThe lid broke.',
    ],
    [
      'drops what Apple Mail and Thunderbird cite',
      '<div>Done.</div><div class="moz-cite-prefix">Am Montag:</div><blockquote type="cite">Old</blockquote>',
      'Done.',
    ],
    [
      'drops what Outlook puts below the reply',
      '<div>Agreed.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg">From: Ana</div><div>Old</div>',
      'Agreed.',
    ],
    ['drops a Gmail signature', '<div>Bye</div><div class="gmail_signature">Ana</div>', 'Bye'],
    ['keeps a block that was only quoted', '<blockquote type="cite">Only this</blockquote>', 'Only this'],
    ['shows no script and no style', '<style>p{}</style><script>x()</script><p>Seen</p>', 'Seen'],
    ['falls back to the text when the HTML has none', '<img alt="">', 'text of the page'],
  ];
  it.each(cases)('%s', (_name, html, expected) => expect(rich(html)).toBe(expected));
});
