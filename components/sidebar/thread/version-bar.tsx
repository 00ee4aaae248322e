import { IconVersions } from '@tabler/icons-react';
import { useState } from 'react';
import type { CompanionAge } from '#lib/contract/contract-version.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { SlimBar } from '../../ui/slim-bar.tsx';
import { useServices } from '../services.tsx';

/** Read once and put away; another thread need not say it again, a companion of another age does. */
let hidden: CompanionAge | null = null;

/** Says that companion and extension are of different versions, and who can mend it. Everything else goes on as it can. */
export function VersionBar() {
  const { companionAge } = useServices();
  const [, setHidden] = useState(hidden);
  if ((companionAge !== 'older' && companionAge !== 'newer') || companionAge === hidden) return null;
  const hide = () => setHidden((hidden = companionAge));
  return (
    <SlimBar
      icon={<IconVersions size={16} stroke={1.75} aria-hidden />}
      action={
        <Button variant="link" onClick={hide}>
          {t('sidebar.version.hide')}
        </Button>
      }
    >
      {t(`sidebar.version.${companionAge}`)}
    </SlimBar>
  );
}
