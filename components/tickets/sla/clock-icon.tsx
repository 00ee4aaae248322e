import type { ClockTone } from './clock-state.ts';

/** Lines in a square of 24; a ring of 9 around its middle stands where one is said. Drawn here as seven icons of a package weigh 0.8 kB. */
const SHAPES: Record<ClockTone, { lines: string; hasRing?: true; isHeavy?: true }> = {
  plenty: { lines: 'M12 7v5l3 3', hasRing: true },
  amber: { lines: 'M6 3h12M6 21h12M7.5 3v3.5l9 11V21M16.5 3v3.5l-9 11V21' },
  red: { lines: 'M12 8v4h3M3.5 6 7 3M20.5 6 17 3', hasRing: true },
  breached: { lines: 'M12 4 22 21H2z' },
  paused: { lines: 'M8 6v12M16 6v12', isHeavy: true },
  met: { lines: 'm8.5 12 2.5 2.5L15.5 10', hasRing: true },
  missed: { lines: 'm9.5 9.5 5 5M14.5 9.5l-5 5', hasRing: true },
};

/** A clock's tone by shape; its words stand beside it. */
export function ClockIcon({ tone }: { tone: ClockTone }) {
  const { lines, hasRing, isHeavy } = SHAPES[tone];
  return (
    <svg
      width="12"
      height="12"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={isHeavy ? 4.5 : 2.2}
      aria-hidden
    >
      {hasRing && <circle cx="12" cy="12" r="9" />}
      <path d={lines} fill={tone === 'breached' ? 'currentColor' : 'none'} />
      {tone === 'breached' && <path d="M12 10v5M12 17v2" stroke="var(--red-fill)" />}
    </svg>
  );
}
