import { useEffect } from 'react';
import { t } from '#lib/i18n/i18n.ts';

/** Names the browser's tab after the page. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${t('common.product')}`;
  }, [title]);
}
