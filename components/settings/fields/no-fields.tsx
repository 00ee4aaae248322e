import { IconForms } from '@tabler/icons-react';
import { ButtonLink } from '#components/app/button-link.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { FIELDS_PATH } from './field-list.tsx';

/** Stands where the open field would be while there is none. */
export function NoFields() {
  return (
    <StatePanel
      icon={<IconForms size={20} stroke={1.75} aria-hidden />}
      title={t('appTicketModule.fields.none')}
      actions={
        <ButtonLink variant="primary" to="/settings/$" params={{ _splat: `${FIELDS_PATH}/new` }}>
          {t('appTicketModule.fields.new')}
        </ButtonLink>
      }
    >
      <p>{t('appTicketModule.fields.noneBody')}</p>
    </StatePanel>
  );
}
