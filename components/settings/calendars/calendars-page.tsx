import { IconCalendarTime } from '@tabler/icons-react';
import { NotFoundPage } from '#components/app/not-found-page.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import type { Calendar } from '#lib/contract/calendars.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsLoad } from '../parts/settings-load.tsx';
import type { SettingsPageProps } from '../settings-page-props.ts';
import { useCalendars } from '../sla/use-sla.ts';
import { CalendarEditor } from './calendar-editor.tsx';
import { CalendarFrame } from './calendar-frame.tsx';

/** Settings > Customisation > Tickets > Calendars: all at the left, the open one beside them. */
export function CalendarsPage({ rest }: SettingsPageProps) {
  return (
    <SettingsLoad query={useCalendars()} failed={t('appCalendars.failed')}>
      {(calendars) => <Open calendars={calendars} rest={rest} />}
    </SettingsLoad>
  );
}

function Open({ calendars, rest }: { calendars: Calendar[]; rest: string }) {
  if (rest === 'new') return <CalendarEditor key="new" calendar={null} calendars={calendars} />;
  const open = rest === '' ? calendars[0] : calendars.find(({ id }) => id === rest);
  if (open !== undefined) return <CalendarEditor key={open.id} calendar={open} calendars={calendars} />;
  if (rest !== '') return <NotFoundPage />;
  return (
    <CalendarFrame calendars={calendars} open={null}>
      <StatePanel
        icon={<IconCalendarTime size={20} stroke={1.75} aria-hidden />}
        title={t('appCalendars.none')}
      >
        <p>{t('appCalendars.noneBody')}</p>
      </StatePanel>
    </CalendarFrame>
  );
}
