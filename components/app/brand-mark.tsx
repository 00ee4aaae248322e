type Props = {
  /** Edge in px. */
  size?: number;
};

/** The product's mark: a page with its sidebar. Decoration only; the name stands beside it. */
export function BrandMark({ size = 24 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect width="24" height="24" rx="6" fill="var(--accent)" />
      <g fill="none" stroke="var(--on-accent)" strokeWidth="1.6">
        <rect x="5" y="6" width="14" height="12" rx="2.25" />
        <path d="M13.5 6v12" />
      </g>
    </svg>
  );
}
