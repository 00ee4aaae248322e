import { IconCheck, IconChevronRight, IconLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import classes from './ticket-header.module.css';

type Props = {
  number: string;
  /** What can be done with the whole ticket. */
  actions?: ReactNode;
};

/** Where the page stands, the link to pass on, and the actions on the whole ticket. */
export function TicketHeader({ number, actions }: Props) {
  return (
    <header className={classes.header}>
      <nav aria-label={t('appTickets.page.breadcrumbs')}>
        <ol className={classes.crumbs}>
          <li>
            <Link to="/tickets" className={classes.link}>
              {t('app.tickets')}
            </Link>
          </li>
          <li>
            <IconChevronRight size={14} stroke={1.75} aria-hidden />
            <span aria-current="page" className={classes.number}>
              {number}
            </span>
          </li>
        </ol>
      </nav>
      <CopyLink />
      <div className={classes.actions}>{actions}</div>
    </header>
  );
}

function CopyLink() {
  const [isCopied, setCopied] = useState(false);
  const Icon = isCopied ? IconCheck : IconLink;
  const handleClick = () =>
    void navigator.clipboard.writeText(location.origin + location.pathname).then(() => setCopied(true));
  return (
    <>
      <IconButton
        label={t('appTickets.page.copyLink')}
        icon={<Icon size={16} stroke={1.75} aria-hidden />}
        onClick={handleClick}
      />
      <output className={classes.copied}>{isCopied && t('appTickets.page.linkCopied')}</output>
    </>
  );
}
