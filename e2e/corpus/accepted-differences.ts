/** Where our reading and mailparser's differ and ours is right, or no worse: each with its reason, and none unused. */
import { type Difference } from './corpus.ts';

type Accepted = { reading: 'headers' | 'gmail'; file: string; field: Difference['field']; why: string };

const ACCEPTED: Accepted[] = [
  {
    reading: 'headers',
    file: 'ruby-mail/multiple_references_with_one_invalid.eml',
    field: 'references',
    why: 'The header is broken on purpose. Both ids in it that are whole are read; mailparser keeps ">," in one and misses the other.',
  },
  {
    reading: 'headers',
    file: 'mimekit/feedback-report.eml',
    field: 'sender',
    why: 'The file starts with a byte order mark, which hides the first header from mailparser.',
  },
  {
    reading: 'headers',
    file: 'rspamd/inc_mail_unknown_sender.eml',
    field: 'references',
    why: 'In-Reply-To is a bare number. Words without "@" there are mostly prose, so they link nothing for us.',
  },
  {
    reading: 'headers',
    file: 'ponymail/users.kafka.apache.org-43276.eml',
    field: 'messageId',
    why: 'A list server wrote a number after the closing bracket; it is no part of the id, and replies do not carry it.',
  },
  {
    reading: 'gmail',
    file: 'ruby-mail/raw_email_with_binary_encoded.eml',
    field: 'subject',
    why: 'The mail has two Subject headers. The page shows the one its own parser (postal-mime) takes; we read the page.',
  },
  {
    reading: 'gmail',
    file: 'mimekit/feedback-report.eml',
    field: 'sender',
    why: 'The file starts with a byte order mark, which hides the first header from mailparser.',
  },
  {
    reading: 'gmail',
    file: 'ponymail/users.kafka.apache.org-43276.eml',
    field: 'messageId',
    why: 'A list server wrote a number after the closing bracket; it is no part of the id, and replies do not carry it.',
  },
];

/** Differences without a reason, and reasons without a difference. */
export function unexplained(reading: Accepted['reading'], found: Difference[]): string[] {
  const reasons = ACCEPTED.filter((accepted) => accepted.reading === reading);
  const matches = (one: Accepted, other: Difference): boolean =>
    one.file === other.file && one.field === other.field;
  const bad = found.filter((difference) => !reasons.some((reason) => matches(reason, difference)));
  const unused = reasons.filter((reason) => !found.some((difference) => matches(reason, difference)));
  return [
    ...bad.map(
      ({ file, field, ours, theirs }) =>
        `${file} ${field}: ours ${JSON.stringify(ours)}, mailparser ${JSON.stringify(theirs)}`,
    ),
    ...unused.map(({ file, field }) => `${file} ${field}: explained, but there is no difference`),
  ];
}
