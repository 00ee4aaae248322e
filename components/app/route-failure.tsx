import { useRouter } from '@tanstack/react-router';
import { Button } from '#components/ui/button.tsx';
import { ApiUnreachable } from '#lib/api/api-errors.ts';
import { t } from '#lib/i18n/i18n.ts';
import { refusalText } from './refusal-text.ts';
import form from './form.module.css';
import { OutsidePage } from './outside-page.tsx';

type Props = { error: unknown };

/** A whole page that could not be shown: the companion is away, or it failed. */
export function RouteFailure({ error }: Props) {
  const router = useRouter();
  const isAway = error instanceof ApiUnreachable;
  return (
    <OutsidePage
      title={isAway ? t('app.unreachable.title') : t('app.failed.title')}
      lead={isAway ? t('app.unreachable.body') : refusalText(error)}
    >
      <div className={form.form}>
        <Button variant="primary" onClick={() => void router.invalidate()}>
          {t('common.tryAgain')}
        </Button>
      </div>
    </OutsidePage>
  );
}
