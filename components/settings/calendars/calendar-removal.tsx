import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { deleteCalendar, type Calendar } from '#lib/contract/calendars.ts';
import { t } from '#lib/i18n/i18n.ts';
import { QuestionDialog } from '../manage-users/question-dialog.tsx';
import { useSave } from '../use-save.ts';

type Props = { calendar: Calendar; className: string | undefined };

/** Deletes a calendar; one in use is refused, with where it is used. */
export function CalendarRemoval({ calendar, className }: Props) {
  const [isAsking, setAsking] = useState(false);
  const navigate = useNavigate();
  const removing = useSave({
    save: (api) => api(deleteCalendar, { params: { calendarId: calendar.id } }),
    touches: ['settings'],
    words: () => t('appCalendars.removedToast'),
    onDone: () =>
      void navigate({ to: '/settings/$', params: { _splat: 'tickets/calendars' }, ignoreBlocker: true }),
  });
  const close = () => {
    removing.reset();
    setAsking(false);
  };
  return (
    <div className={className}>
      <div>
        <Button onClick={() => setAsking(true)}>{t('appCalendars.remove')}</Button>
      </div>
      {isAsking && (
        <QuestionDialog
          title={t('appCalendars.removeTitle', { name: calendar.name })}
          body={t('appCalendars.removeBody')}
          act={t('appCalendars.remove')}
          keep={t('common.cancel')}
          error={removing.error}
          isPending={removing.isPending}
          onAct={() => removing.mutate(undefined)}
          onClose={close}
        />
      )}
    </div>
  );
}
