/** Talon's fixtures with expected texts, where they are at hand; what ours gives, and what planer and email-reply-parser give alone. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import EmailReplyParser from 'email-reply-parser';
import { extractFrom } from 'planer';
import { describe, expect, it } from 'vitest';
import { writeHtml, writeMail } from '#backend/testing/mail-samples.ts';
import { parseMail } from './parse-mail.ts';

const FOLDER = new URL('../../../../shared/emails/quoting/talon/tests/fixtures/', import.meta.url);
const HAS_FIXTURES = existsSync(FOLDER);
if (!HAS_FIXTURES) process.stdout.write('skipped: no ../shared/emails\n');

type Case = { name: string; raw: Uint8Array; expected: string };

/** Talon compares so too: white space is not what strippers are about. */
const bare = (text: string) => text.replaceAll(/\s+/g, '');
const read = (path: string) => readFileSync(new URL(path, FOLDER));
const list = (folder: string) => readdirSync(new URL(folder, FOLDER));

function cases(): Case[] {
  const mails = list('standard_replies/').filter((name) => name.endsWith('.eml'));
  const replies = mails.map((name) => {
    const reply = `standard_replies/${name.replace('.eml', '_reply_text')}`;
    const expected = existsSync(new URL(reply, FOLDER)) ? read(reply).toString() : 'Hello';
    return { name, raw: read(`standard_replies/${name}`), expected };
  });
  const pages = list('html_replies/').map((name) => {
    const html = read(`html_replies/${name}`).toString();
    return { name, raw: writeHtml(html), expected: 'Hi. I am fine.\n\nThanks,\nAlex' };
  });
  const signed = list('signature/emails/stripped/').filter((name) => name.endsWith('_body'));
  const signatures = signed.map((name) => {
    const body = read(`signature/emails/stripped/${name}`).toString();
    const signature = read(`signature/emails/stripped/${name.replace('_body', '_signature')}`).toString();
    return { name, raw: writeMail({ body }), expected: body.replace(signature.trim(), '') };
  });
  return [...replies, ...pages, ...signatures];
}

type Stripper = (one: Case) => Promise<string>;

/** The text that a stripper is given alone: the mail's, with nothing taken out. For HTML planer wants a browser's document, which Node has not. */
async function textOf(one: Case): Promise<string> {
  const mail = await parseMail(one.raw);
  return mail.originalText ?? mail.text;
}

const STRIPPERS: Record<'ours' | 'planer' | 'replyParser', Stripper> = {
  ours: async (one) => (await parseMail(one.raw)).text,
  planer: async (one) => extractFrom(await textOf(one), 'text/plain'),
  replyParser: async (one) => new EmailReplyParser().parseReply(await textOf(one)),
};

async function rightOf(stripper: Stripper): Promise<string[]> {
  const right: string[] = [];
  for (const one of cases()) {
    const given = await stripper(one).catch(() => '');
    if (bare(given) === bare(one.expected)) right.push(one.name);
  }
  return right;
}

describe('the author’s own words', () => {
  it.skipIf(!HAS_FIXTURES)(
    'are right at least as often as those of the better stripper alone',
    async (context) => {
      const [ours, byPlaner, byReplyParser] = [
        await rightOf(STRIPPERS.ours),
        await rightOf(STRIPPERS.planer),
        await rightOf(STRIPPERS.replyParser),
      ];
      await context.annotate(
        `of ${cases().length}: ours ${ours.length}, planer ${byPlaner.length}, email-reply-parser ${byReplyParser.length}`,
      );
      expect(ours.length).toBeGreaterThanOrEqual(Math.max(byPlaner.length, byReplyParser.length));
      expect(cases().length).toBeGreaterThan(20);
    },
  );

  it.skipIf(!HAS_FIXTURES)('are never empty', async () => {
    for (const one of cases()) expect((await parseMail(one.raw)).text, one.name).not.toBe('');
  });
});
