import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal } from '#components/app/refusal-text.ts';
import { useFocusRefused } from '#components/app/use-focus-refused.ts';
import { ApiProblem } from '#lib/api/api-errors.ts';
import type { Calendar } from '#lib/contract/calendars.ts';
import { t } from '#lib/i18n/i18n.ts';
import { LeaveQuestion } from '../parts/leave-question.tsx';
import { notSaved } from '../parts/not-saved.ts';
import parts from '../parts/parts.module.css';
import { SaveBar } from '../parts/save-bar.tsx';
import { StaleNote } from '../parts/stale-note.tsx';
import type { CalendarDraft } from './calendar-draft.ts';
import { CalendarFrame } from './calendar-frame.tsx';
import { CalendarRemoval } from './calendar-removal.tsx';
import classes from './calendars.module.css';
import { HolidayEditor } from './holiday-editor.tsx';
import { useCalendarEditor } from './use-calendar-editor.ts';
import { WeekEditor } from './week-editor.tsx';

type Props = {
  /** Null for a new one. */
  calendar: Calendar | null;
  calendars: readonly Calendar[];
};

/** A calendar: zone, open hours and holidays; nothing counts until it is saved. */
export function CalendarEditor({ calendar, calendars }: Props) {
  const editor = useCalendarEditor(calendar);
  const { base, draft, isDirty, error, stale } = editor;
  const formRef = useFocusRefused(error);
  const footer = (
    <SaveBar
      changes={isDirty ? [t('appCalendars.changed')] : []}
      save={t(base === null ? 'appCalendars.create' : 'appCalendars.save')}
      isPending={editor.isPending}
      refusal={stale === null ? notSaved(error) : undefined}
      onSave={editor.save}
      onDiscard={editor.discard}
    />
  );
  return (
    <CalendarFrame calendars={calendars} open={base?.id ?? 'new'} footer={footer}>
      <LeaveQuestion isDirty={editor.isWorthAsking} />
      {stale !== null && (
        <StaleNote
          by={stale.changedBy?.name ?? null}
          onTake={() => editor.restart(stale)}
          onKeep={() => editor.saveOver(stale.version)}
        />
      )}
      <form
        ref={formRef}
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          editor.save();
        }}
      >
        <NameAndZone draft={draft} error={error} onChange={editor.change} />
        <WeekEditor
          week={draft.week}
          errorAt={(start) => firstWithin(error, start)}
          onChange={(week) => editor.change({ week })}
        />
        <HolidayEditor
          holidays={draft.holidays}
          error={firstWithin(error, 'holidays')}
          onChange={(holidays) => editor.change({ holidays })}
        />
      </form>
      {base !== null && <CalendarRemoval calendar={base} className={parts.danger} />}
    </CalendarFrame>
  );
}

type NameProps = { draft: CalendarDraft; error: unknown; onChange: (part: Partial<CalendarDraft>) => void };

function NameAndZone({ draft, error, onChange }: NameProps) {
  return (
    <div className={classes.names}>
      <LabelledInput
        label={t('appCalendars.name')}
        hint={t('appCalendars.nameHint')}
        error={fieldRefusal(error, 'name')}
        value={draft.name}
        onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      <LabelledInput
        label={t('appCalendars.zone')}
        hint={t('appCalendars.zoneHint')}
        error={fieldRefusal(error, 'zone')}
        list="calendar-zones"
        value={draft.zone}
        onChange={({ currentTarget }) => onChange({ zone: currentTarget.value })}
      />
      <datalist id="calendar-zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
    </div>
  );
}

/** What to do about the first refused field that the name begins. */
function firstWithin(error: unknown, start: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  return error.fields.find(({ field }) => field === start || field.startsWith(`${start}.`))?.message;
}
