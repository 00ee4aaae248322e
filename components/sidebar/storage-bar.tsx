import { IconDatabaseOff } from '@tabler/icons-react';
import { createContext, useContext } from 'react';
import { t } from '#lib/i18n/i18n.ts';
import { SlimBar } from '../ui/slim-bar.tsx';

const StorageContext = createContext(false);

/** Says to all screens whether this browser refuses to keep anything. */
export const StorageRefusedProvider = StorageContext.Provider;

/** Where the browser keeps nothing: what that means for what is not sent yet. */
export function StorageBar() {
  if (!useContext(StorageContext)) return null;
  return (
    <SlimBar icon={<IconDatabaseOff size={16} stroke={1.75} aria-hidden />}>
      {t('sidebar.outbox.notKept')}
    </SlimBar>
  );
}
