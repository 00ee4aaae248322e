import { IconEyeOff } from '@tabler/icons-react';
import { t } from '#lib/i18n/i18n.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from './thread/notice.tsx';
import type { VisibleGuard } from './use-visible-guard.ts';

/** Asks before a write that was clicked while something may have covered the panel. */
export function CoveredQuestion({ guard }: { guard: VisibleGuard }) {
  if (!guard.isHeld) return null;
  return (
    <div role="alert">
      <Notice
        icon={<IconEyeOff size={14} stroke={1.75} aria-hidden />}
        action={
          <>
            <Button variant="link" onClick={guard.confirm}>
              {t('sidebar.covered.confirm')}
            </Button>{' '}
            <Button variant="link" onClick={guard.cancel}>
              {t('sidebar.covered.cancel')}
            </Button>
          </>
        }
      >
        {t('sidebar.covered.question')}
      </Notice>
    </div>
  );
}
