import type { TimelineEvent } from '#lib/contract/timeline.ts';
import { t } from '#lib/i18n/i18n.ts';

type Told = Pick<TimelineEvent, 'kind' | 'subject' | 'from' | 'to'>;

/** What an event did, to be read after the actor's name: "set status from Open to On hold". */
export function timelineWords(event: Told): string {
  const to = event.to ?? '';
  const from = event.from ?? '';
  switch (event.kind) {
    case 'created':
      return t('tickets.event.created');
    case 'subject-changed':
      return t('tickets.event.subjectChanged', { to });
    case 'description-changed':
      return t('tickets.event.descriptionChanged');
    case 'status-changed':
      return changed(event, t('tickets.event.what.status'));
    case 'pipeline-changed':
      return changed(event, t('tickets.event.what.pipeline'));
    case 'field-changed':
      return changed(event, event.subject ?? t('tickets.event.what.field'));
    case 'stage-changed':
      return from === '' ? t('tickets.event.movedTo', { to }) : t('tickets.event.moved', { from, to });
    case 'owner-changed':
      return to === '' ? t('tickets.event.gaveToNobody', { from }) : t('tickets.event.gave', { to });
    case 'associated':
      return t('tickets.event.associated', { what: recordWord(event), to });
    case 'dissociated':
      return t('tickets.event.dissociated', { what: recordWord(event), from });
    case 'commented':
      return t('tickets.event.commented');
    case 'thread-linked':
      return t('tickets.event.threadLinked');
  }
}

function changed(event: Told, what: string): string {
  if (event.to === null) return t('tickets.event.emptied', { what, from: event.from ?? '' });
  if (event.from === null) return t('tickets.event.set', { what, to: event.to });
  return t('tickets.event.changed', { what, from: event.from, to: event.to });
}

/** The kind of record in words; the companion gives it as the kind's name. */
function recordWord(event: Told): string {
  return event.subject?.toLowerCase() ?? t('tickets.event.what.record');
}
