import {
  IconLanguageOff,
  IconMessageOff,
  IconMoodEmpty,
  IconMoodSad,
  IconMoodSmile,
  IconQuestionMark,
  type Icon,
} from '@tabler/icons-react';
import type { SentimentLabel as Label } from '#lib/contract/sentiment-labels.ts';
import { t } from '#lib/i18n/i18n.ts';
import styles from './sentiment-label.module.css';

const ICONS: Record<Label, Icon> = {
  negative: IconMoodSad,
  neutral: IconMoodEmpty,
  positive: IconMoodSmile,
  unsure: IconQuestionMark,
  'not-supported': IconLanguageOff,
  'no-messages': IconMessageOff,
};

type Props = {
  label: Label;
  /** Without a chip around it, larger. */
  isLarge?: boolean;
};

/** How somebody felt, by icon and word as much as by colour. */
export function SentimentLabel({ label, isLarge = false }: Props) {
  const Shape = ICONS[label];
  return (
    <span className={styles.label} data-sentiment={label} data-large={isLarge}>
      <Shape size={isLarge ? 20 : 14} stroke={1.75} aria-hidden />
      {t(`appSentiment.label.${label}`)}
    </span>
  );
}
