import { useEffect, useState } from 'react';
import { formatTime } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SlimBar } from '../../ui/slim-bar.tsx';
import { Spinner } from '../../ui/spinner.tsx';

/** Companions answer in a fraction of this; a bar that came and went at once would be noise. */
const SLOW_AFTER_MS = 1500;

/** What is shown is from this computer, and the companion takes its time: since when, once the wait is worth a word. */
export function RefreshingBar({ at }: { at: number }) {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isSlow) return null;
  return (
    <SlimBar icon={<Spinner />}>
      {t('sidebar.offline.refreshing', { time: formatTime(new Date(at).toISOString()) })}
    </SlimBar>
  );
}
