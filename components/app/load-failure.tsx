import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { ApiProblem, ApiUnreachable, isProblem } from '#lib/api/api-errors.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { NoRights } from './no-rights.tsx';

type Props = {
  /** What did not load. */
  title: string;
  /** What failed and what is safe, when the companion answered. */
  body?: string;
  /** The same, when it did not. */
  awayBody?: string;
  error: unknown;
  onRetry: () => void;
};

/** Stands where something did not load; the rest of the page stays. */
export function LoadFailure({ title, body, awayBody, error, onRetry }: Props) {
  const [at] = useState(() => Date.now());
  if (isProblem(error, 'not_permitted')) return <NoRights what="other" />;
  const isAway = error instanceof ApiUnreachable;
  const time = formatMoment(new Date(at).toISOString(), at);
  const reference = error instanceof ApiProblem ? error.problem.reference : undefined;
  const footnote =
    reference === undefined ? t('common.noReference', { time }) : t('common.reference', { reference, time });
  const Icon = isAway ? IconCloudOff : IconAlertTriangle;
  return (
    <StatePanel
      tone="error"
      icon={<Icon size={20} stroke={1.75} aria-hidden />}
      title={title}
      actions={
        <>
          <Button variant="primary" onClick={onRetry}>
            {t('common.tryAgain')}
          </Button>
          <CopyDetails text={[title, footnote, location.href, String(error)].join('\n')} />
        </>
      }
      footnote={footnote}
    >
      <p>{isAway ? (awayBody ?? t('app.unreachable.body')) : (body ?? t('app.failed.body'))}</p>
    </StatePanel>
  );
}

function CopyDetails({ text }: { text: string }) {
  const [isCopied, setCopied] = useState(false);
  const handleClick = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <Button onClick={handleClick}>{isCopied ? t('common.detailsCopied') : t('common.copyDetails')}</Button>
  );
}
