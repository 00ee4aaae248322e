/**
 * Which messages the English model can be asked about. The detector is unsure of short texts, so that common English words
 * that mean nothing elsewhere are counted first.
 */
import { detectAll } from 'tinyld';

/** 'unknown': too little to tell by, such as a name or a number. */
export type Language = 'english' | 'other' | 'unknown';

/** Words of every English letter, without those that German, Dutch, French, Spanish or the Nordic languages write alike. */
const ENGLISH = new Set(
  `i i'm pls asap using version what's it's that's there's received delivery arrived damaged team fix broken waiting refund the and you your is are was were have has had been this that these those it's i'm i've i'd i'll my we our they their them he she
  not don't doesn't didn't isn't can't cannot couldn't won't with without from for what which when where why how could would should
  please thank thanks thankyou hello again still never every because after before about only just very much more most than then there
  here who whom of to be been being do does did doing get got make made need want know work works working worked help order account
  problem support service good great bad awful love hate ok okay yes cheers perfect awesome excellent amazing nothing nobody anyone`.split(
    /\s+/,
  ),
);

/** So many of a text's words in English make it English, whatever the detector takes it for. */
const SHARE_MIN = 0.25;
/** Below this many letters the detector guesses. */
const LETTERS_MIN = 12;
const SURE_OF_OTHER = 0.1;

/** The language of a message. */
export function languageOf(text: string): Language {
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/\p{L}+(?:'\p{L}+)*/gu) ?? [];
  if (words.length === 0) return 'unknown';
  const share = words.filter((word) => ENGLISH.has(word)).length / words.length;
  if (share >= SHARE_MIN) return 'english';
  const [first] = detectAll(text.slice(0, 2000));
  if (first === undefined) return isLatin(text) ? 'unknown' : 'other';
  if (first.lang === 'en') return 'english';
  if (!isLatin(text)) return 'other';
  if (words.join('').length < LETTERS_MIN) return 'unknown';
  return first.accuracy >= SURE_OF_OTHER ? 'other' : 'unknown';
}

function isLatin(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin * 2 >= letters;
}
