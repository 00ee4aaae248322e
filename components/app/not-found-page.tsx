import { IconMapPinOff } from '@tabler/icons-react';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { ButtonLink } from './button-link.tsx';
import { usePageTitle } from './use-page-title.ts';

/** An address that leads nowhere. */
export function NotFoundPage() {
  usePageTitle(t('app.notFound.title'));
  return (
    <StatePanel
      icon={<IconMapPinOff size={20} stroke={1.75} aria-hidden />}
      title={t('app.notFound.title')}
      actions={<ButtonLink to="/tickets">{t('app.notFound.toTickets')}</ButtonLink>}
    >
      <p>{t('app.notFound.body')}</p>
    </StatePanel>
  );
}
