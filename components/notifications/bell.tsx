import { IconBell } from '@tabler/icons-react';
import { useId } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import floating from '#components/ui/floating.module.css';
import { IconButton } from '#components/ui/icon-button.tsx';
import { useFloating } from '#components/ui/use-floating.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './notifications.module.css';
import { NotificationPanel } from './notification-panel.tsx';
import { useNotifications } from './use-notifications.ts';

/** More are not counted by anybody. */
const COUNTED_MAX = 99;

const PLACEMENT = { align: 'start', matchesWidth: false } as const;

/** The bell with how much is unread, and the panel that it opens. Esc closes it and gives the focus back. */
export function Bell() {
  const { unread } = useNotifications();
  const { anchor, panel, isOpen, open, close, handleToggle } = useFloating<HTMLButtonElement>(PLACEMENT);
  const id = useId();
  return (
    <span className={classes.place}>
      <IconButton
        ref={anchor}
        label={
          unread === 0 ? t('appNotifications.bell') : t('appNotifications.bellUnread', { count: unread })
        }
        icon={<IconBell size={18} stroke={1.75} aria-hidden />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={isOpen ? close : open}
      />
      {unread > 0 && (
        <span className={classes.count} aria-hidden>
          {unread > COUNTED_MAX ? t('appNotifications.many') : unread}
        </span>
      )}
      <section
        ref={panel}
        id={id}
        popover="auto"
        aria-label={t('appNotifications.title')}
        className={classNames(floating.panel, classes.panel)}
        onToggle={handleToggle}
      >
        {isOpen && <NotificationPanel onLeave={close} />}
      </section>
    </span>
  );
}
