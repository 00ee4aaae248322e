import { markWords } from '#lib/base/search-words.ts';
import classes from './search.module.css';

type Props = { text: string; words: readonly string[] };

/** A text with the words that were looked for marked. */
export function Marked({ text, words }: Props) {
  return markWords(text, words).map((piece, index) =>
    piece.isMarked ? (
      <mark key={index} className={classes.mark}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
