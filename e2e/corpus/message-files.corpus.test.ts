/** Files of real mail, against a mail parser that shares nothing with ours: all that it names we have, with the same content. */
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { filesOfMessage } from '#lib/mail/message-files.ts';
import { loadCorpus } from './corpus.ts';

const corpus = loadCorpus();

type Told = { name: string; type: string; content: string };

describe.skipIf(corpus === null)('files of real messages (skipped: no ../shared/emails)', () => {
  it('are found by name, type and content wherever another parser finds them', async () => {
    const missing: string[] = [];
    let found = 0;
    for (const { file, raw } of corpus ?? []) {
      const ours = await Promise.all((await filesOfMessage(new Uint8Array(raw))).map(ourTelling));
      for (const theirs of await named(raw)) {
        found += 1;
        if (!ours.some((one) => JSON.stringify(one) === JSON.stringify(theirs)))
          missing.push(`${file}: ${theirs.name} (${theirs.type})`);
      }
    }
    expect(missing).toEqual([]);
    expect(found).toBeGreaterThan(50);
  });
});

/** Without what belongs to a page, and invitations, whose text that parser changes. */
async function named(raw: Buffer): Promise<Told[]> {
  const { attachments } = await PostalMime.parse(raw, { forceRfc822Attachments: true });
  return attachments
    .filter(
      ({ filename, related, mimeType }) => filename?.trim() && !related && !/calendar|ics/.test(mimeType),
    )
    .map(({ filename, mimeType, content }) => ({
      name: filename?.trim() ?? '',
      type: mimeType,
      content: sameLines(Buffer.from(content as ArrayBuffer)),
    }));
}

async function ourTelling(file: File): Promise<Told> {
  return { name: file.name, type: file.type, content: sameLines(Buffer.from(await file.arrayBuffer())) };
}

/** That parser gives text with line feeds alone, and one more at its end. */
function sameLines(content: Buffer): string {
  return content.toString('latin1').replaceAll('\r\n', '\n').replace(/\n*$/, '');
}
