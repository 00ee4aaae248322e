/** The header reader against mailparser on real mail, without a browser. */
import { describe, expect, it } from 'vitest';
import { groupConversations } from '#lib/mail/conversation.ts';
import { parseHeaderBlock } from '#lib/mail/header-block.ts';
import { unexplained } from './accepted-differences.ts';
import { byThread, compareFacts, factsByMailparser, loadCorpus, type MailFacts } from './corpus.ts';
import { splitThreads } from './split-threads.ts';

const corpus = loadCorpus();

function factsByHeaderBlock(raw: Buffer): MailFacts {
  const headers = parseHeaderBlock(raw.toString('utf8'));
  return {
    subject: '',
    sender: headers.from?.address ?? '',
    messageId: headers.messageId ?? '',
    references: headers.references,
  };
}

describe.skipIf(!corpus)('header block on real mail', { timeout: 60_000 }, () => {
  it('tells sender, Message-ID and references as mailparser does, but for the differences explained', async () => {
    const found = [];
    for (const { file, raw } of corpus ?? []) {
      const theirs = await factsByMailparser(raw);
      const own = new Set(theirs.messageId ? [theirs.messageId] : []);
      const references = theirs.references.filter((id) => !own.has(id));
      found.push(
        ...compareFacts({ file, ours: factsByHeaderBlock(raw), theirs: { ...theirs, references } }, [
          'sender',
          'messageId',
          'references',
        ]),
      );
    }
    expect(unexplained('headers', found)).toEqual([]);
  });

  it('keeps the threads of the manifest together', () => {
    const messages = (corpus ?? []).map((mail) => ({ ...mail, ...factsOf(mail.raw) }));
    const groups = groupConversations(messages);
    expect(splitThreads(byThread(messages), groups)).toEqual([]);
  });
});

function factsOf(raw: Buffer) {
  const { messageId, references } = parseHeaderBlock(raw.toString('utf8'));
  return { messageId, references };
}
