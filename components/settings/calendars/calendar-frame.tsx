import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ButtonLink } from '#components/app/button-link.tsx';
import type { Calendar } from '#lib/contract/calendars.ts';
import { t } from '#lib/i18n/i18n.ts';
import parts from '../parts/parts.module.css';
import { SettingsBody } from '../settings-body.tsx';

type Props = {
  calendars: readonly Calendar[];
  /** Id of the one that is open, or `new`; null for none. */
  open: string | null;
  children: ReactNode;
  /** Below, always in sight. */
  footer?: ReactNode;
};

/** The list of calendars, and beside it the one that is open. */
export function CalendarFrame({ calendars, open, children, footer }: Props) {
  return (
    <>
      <SettingsBody>
        <div className={parts.columns}>
          <nav className={parts.side} aria-label={t('appCalendars.list')}>
            {calendars.map(({ id, name, zone }) => (
              <Link
                key={id}
                to="/settings/$"
                params={{ _splat: `tickets/calendars/${id}` }}
                className={parts.link}
                aria-current={id === open ? 'true' : undefined}
              >
                <span className={parts.name}>{name}</span>
                <span className={parts.meta}>{zone}</span>
              </Link>
            ))}
            <div>
              <ButtonLink
                to="/settings/$"
                params={{ _splat: 'tickets/calendars/new' }}
                size="sm"
                icon={<IconPlus size={14} stroke={1.75} aria-hidden />}
              >
                {t('appCalendars.new')}
              </ButtonLink>
            </div>
          </nav>
          <div className={parts.main}>{children}</div>
        </div>
      </SettingsBody>
      {footer}
    </>
  );
}
