import { expect, it } from 'vitest';
import { replyText } from './html-text.ts';

it('replyText marks lists and quotes, and drops spaces at the ends of lines however many there are', () => {
  const words =
    '<p>Hello <strong>Farah</strong>,</p><ul><li><p>open the lid</p></li></ul><blockquote>Twice</blockquote>';
  expect(replyText(words)).toBe('Hello Farah,\n\n- open the lid\n\n> Twice');
  expect(replyText(`<pre>a${' '.repeat(90_000)}\nb${' '.repeat(90_000)}x</pre>`)).toHaveLength(90_004);
});
