/**
 * Words of a message as the sentiment engine reads them. Training and judging use this one reading: a change here makes the
 * trained weights stale, and `scripts/sentiment/train.ts` must run again (the model's `reading` says which one it was made for).
 */

/** Raised with every change of how a message is read; a model made for another reading is refused. */
export const READING = 1;

/** One word, emoticon, emoji or run of marks. */
export interface Token {
  /** Lower case; addresses, names of accounts and numbers are replaced by what they are. */
  text: string;
  kind: 'word' | 'picture' | 'mark' | 'end';
  /** Whether a negation stands before it in its part of the sentence. */
  negated: boolean;
  /** Whether it was written in capital letters among others that were not. */
  shouted: boolean;
}

const EMOTICON = String.raw`[:;=8xX][-'^]?[)(DPpOo/\\|\]\[*3]|<3|</3|\^_\^|:'\(`;
const TOKEN = new RegExp(
  [
    String.raw`(?<link>https?://\S+|www\.\S+)`,
    String.raw`(?<mail>[\w.+-]{1,64}@[\w.-]+)`,
    String.raw`(?<account>@\w+)`,
    String.raw`(?<picture>${EMOTICON}(?![\p{L}\d])|\p{Extended_Pictographic})`,
    String.raw`(?<word>\p{L}+(?:['’]\p{L}+)*)`,
    String.raw`(?<number>\d[\d.,:/-]*)`,
    String.raw`(?<mark>[!?]+)`,
    String.raw`(?<end>[.,;:()\n"]+)`,
  ].join('|'),
  'gu',
);

const NEGATION =
  /^(?:not|no|never|none|nobody|nothing|neither|nor|without|hardly|barely|scarcely|cannot|cant|dont|doesnt|didnt|isnt|wasnt|wont|aint|\w+n't)$/;
/** A negation reaches this many words, as far as VADER looks back, plus one. */
const REACH = 4;

/** The tokens of a text in order. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let reach = 0;
  for (const match of text.matchAll(TOKEN)) {
    const token = readToken(match, reach > 0);
    tokens.push(token);
    if (token.kind === 'word') reach = NEGATION.test(token.text) ? REACH : Math.max(0, reach - 1);
    else if (token.kind !== 'picture') reach = 0;
  }
  return tokens;
}

function readToken(match: RegExpMatchArray, negated: boolean): Token {
  const found = match.groups ?? {};
  const raw = match[0];
  if (found.word !== undefined) {
    const shouted = raw.length > 2 && raw === raw.toUpperCase() && raw !== raw.toLowerCase();
    return { text: plainWord(raw), kind: 'word', negated, shouted };
  }
  const plain = { negated: false, shouted: false };
  if (found.picture !== undefined) return { text: raw, kind: 'picture', ...plain };
  if (found.mark !== undefined) return { text: raw.slice(0, 3), kind: 'mark', ...plain };
  if (found.end !== undefined) return { text: '.', kind: 'end', ...plain };
  return { text: standIn(found), kind: 'word', ...plain };
}

function standIn(found: Record<string, string | undefined>): string {
  if (found.link !== undefined) return '_link';
  if (found.mail !== undefined) return '_mail';
  return found.account === undefined ? '_number' : '_account';
}

/** Lower case, straight apostrophes, and no letter more than twice: "sooooo" is "soo". */
function plainWord(raw: string): string {
  return raw
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/(.)\1{2,}/gu, '$1$1');
}
