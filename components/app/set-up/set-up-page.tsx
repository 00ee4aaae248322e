import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { t } from '#lib/i18n/i18n.ts';
import { useApi } from '../api-context.tsx';
import { OutsidePage } from '../outside-page.tsx';
import { companionQuery } from '../session.ts';
import { SetUpDone } from './set-up-done.tsx';
import { SetUpForm } from './set-up-form.tsx';

const route = getRouteApi('/setup');

/** The first visit: makes the first admin with the token that the terminal printed. */
export function SetUpPage() {
  const { token } = route.useSearch();
  const companion = useQuery(companionQuery(useApi()));
  if (companion.data?.isSetUp === true) return <SetUpDone />;
  return (
    <OutsidePage title={t('app.setUp.title')} lead={t('app.setUp.lead')}>
      <SetUpForm token={token ?? ''} />
    </OutsidePage>
  );
}
