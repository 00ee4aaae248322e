import { HiddenWords } from '#components/app/hidden-words.tsx';
import { useNow } from '#components/app/use-now.ts';
import type { ClockGlance } from '#lib/contract/ticket-clocks.ts';
import { t } from '#lib/i18n/i18n.ts';
import { byUrgency, openClocks, toneOf } from './clock-state.ts';
import { ClockIcon } from './clock-icon.tsx';
import { clockTime, dueWords } from './clock-words.ts';
import styles from './sla-chip.module.css';

type Props = {
  clock: ClockGlance;
  /** False where the clock's name stands beside the chip. */
  hasName?: boolean;
};

/** Time left of one clock, by colour, icon and words; the deadline itself in the tip. It counts down by itself. */
export function SlaChip({ clock, hasName = true }: Props) {
  const now = useNow();
  const tone = toneOf(clock, now);
  const time = clockTime(clock, now);
  const due = dueWords(clock, now);
  return (
    <span className={styles.chip} data-tone={tone} data-clock={clock.kind} data-tip={due}>
      <ClockIcon tone={tone} />
      <span>{hasName ? t(`tickets.sla.short.${clock.kind}`, { time }) : time}</span>
      <HiddenWords>, {due}</HiddenWords>
    </span>
  );
}

type RowProps = { clocks: readonly ClockGlance[] };

/** The clocks of a row that still run, the most urgent first. */
export function RowClocks({ clocks }: RowProps) {
  const now = useNow();
  const shown = openClocks(clocks, now);
  if (shown.length === 0) return null;
  return (
    <span className={styles.row}>
      {shown.map((clock) => (
        <SlaChip key={clock.kind} clock={clock} />
      ))}
    </span>
  );
}

/** The one clock that wants somebody most; where all have ended, the one that was missed rather than met. */
export function NearestClock({ clocks }: RowProps) {
  const now = useNow();
  const [nearest] = byUrgency(clocks, now);
  return nearest === undefined ? null : <SlaChip clock={nearest} />;
}
