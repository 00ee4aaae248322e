import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useNow } from '#components/app/use-now.ts';
import { LoadFailure } from '#components/app/load-failure.tsx';
import type { Calendar } from '#lib/contract/calendars.ts';
import { ALWAYS_OPEN } from '#lib/contract/calendars.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Drawing } from './drawing.tsx';
import { PartLists } from './part-lists.tsx';
import { toSeconds, type SlaDraft } from './sla-draft.ts';
import { TryInputs, type PauseDraft } from './try-inputs.tsx';
import classes from './try-it.module.css';
import { useSlaPreview, type PreviewAsked } from './use-sla.ts';
import { inputText, instantOf } from './wall-clock.ts';

type Props = {
  draft: Pick<SlaDraft, 'firstResponse' | 'closure' | 'calendarId'>;
  calendars: readonly Calendar[];
};

/** Typing is not asked about letter by letter. */
const WAIT_MS = 250;

/** Draws how the deadlines of a ticket come about under the settings as they are here, saved or not. */
export function TryIt({ draft, calendars }: Props) {
  const calendar = calendars.find(({ id }) => id === draft.calendarId);
  const zone = calendar?.zone ?? (draft.calendarId === null ? browserZone() : ALWAYS_OPEN.zone);
  const [created, setCreated] = useState(() => inputText(Date.now(), zone));
  const [pauses, setPauses] = useState<PauseDraft[]>([]);
  const now = useNow();
  // As text, since an object made anew with each drawing would never come to rest.
  const [text] = useDebouncedValue(JSON.stringify(toAsked(draft, { created, pauses, zone })), WAIT_MS);
  const asked = JSON.parse(text) as PreviewAsked | null;
  const { data, error, refetch } = useSlaPreview(asked);
  return (
    <section className={classes.box} aria-label={t('appSla.try.title')}>
      <p className={classes.head}>
        <strong>{t('appSla.try.title')}</strong> <span>{t('appSla.try.note')}</span>
      </p>
      <TryInputs
        created={created}
        zone={zone}
        pauses={pauses}
        onCreated={setCreated}
        onPauses={(changed) => setPauses(changed)}
      />
      {error !== null && (
        <LoadFailure title={t('appSla.try.failed')} error={error} onRetry={() => void refetch()} />
      )}
      {asked === null && (
        <p className={classes.note}>{t(isEmpty(draft) ? 'appSla.try.none' : 'appSla.try.notReady')}</p>
      )}
      {asked !== null && error === null && data !== undefined && (
        <>
          <dl className={classes.dues}>
            {data.clocks.map(({ kind, dueAt }) => (
              <div key={kind}>
                <dt>{t(`appSla.try.due.${kind}`)}</dt>
                <dd>
                  {dueAt === null ? t('appSla.try.never') : formatMoment(dueAt, now, { timeZone: zone })}
                </dd>
              </div>
            ))}
          </dl>
          <Drawing preview={{ ...data, zone }} createdAt={asked.createdAt} />
          <PartLists clocks={data.clocks} zone={zone} />
        </>
      )}
    </section>
  );
}

function isEmpty({ firstResponse, closure }: Props['draft']): boolean {
  return firstResponse.amount.trim() === '' && closure.amount.trim() === '';
}

type Given = { created: string; pauses: readonly PauseDraft[]; zone: string };

/** Null while something typed is not one that can be asked about. */
function toAsked(draft: Props['draft'], { created, pauses, zone }: Given): PreviewAsked | null {
  const [firstResponseS, closureS] = [toSeconds(draft.firstResponse), toSeconds(draft.closure)];
  const createdMs = instantOf(created, zone);
  if (createdMs === null || (firstResponseS === null && closureS === null)) return null;
  if ([firstResponseS, closureS].some((seconds) => seconds !== null && (seconds < 60 || seconds > YEAR_S)))
    return null;
  const spans = pauses.flatMap((pause) => {
    const [fromMs, toMs] = [instantOf(pause.from, zone), instantOf(pause.to, zone)];
    if (fromMs === null || toMs === null || fromMs >= toMs) return [];
    return [{ from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() }];
  });
  const createdAt = new Date(createdMs).toISOString();
  return { createdAt, firstResponseS, closureS, calendarId: draft.calendarId, pauses: spans };
}

const YEAR_S = 366 * 86_400;

function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
