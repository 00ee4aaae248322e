import { useNavigate } from '@tanstack/react-router';
import type { Counted } from '#lib/contract/dashboard.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './dashboard.module.css';

type Props = { counted: Counted; className?: string };

/** A number that opens the list it counts; nothing to open for none. */
export function CountLink({ counted: { count, filter }, className }: Props) {
  const navigate = useNavigate();
  if (count === 0 || filter === null) return <span className={className}>{count}</span>;
  const href = `/tickets?filter=${encodeURIComponent(JSON.stringify(filter))}`;
  const handleClick = (event: React.MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void navigate({ href });
  };
  return (
    <a
      href={href}
      className={`${classes.count} ${className ?? ''}`}
      aria-label={t('appDashboard.showList', { count })}
      onClick={handleClick}
    >
      {count}
    </a>
  );
}
