import { TicketStatus } from '#lib/contract/pipelines.ts';
import type { TimelineEvent, TimelineKind } from '#lib/contract/timeline.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';

type Told = Pick<TimelineEvent, 'kind' | 'subject' | 'from' | 'to'> & Partial<Pick<TimelineEvent, 'reason'>>;

const WORDS: Record<TimelineKind, (event: Told) => string> = {
  created,
  'subject-changed': ({ to }) => t('tickets.event.subjectChanged', { to: to ?? '' }),
  'description-changed': () => t('tickets.event.descriptionChanged'),
  'status-changed': ({ from, to, ...event }) =>
    changed({ ...event, from: statusWord(from), to: statusWord(to) }, t('tickets.event.what.status')),
  'pipeline-changed': (event) => changed(event, t('tickets.event.what.pipeline')),
  'field-changed': (event) => changed(event, event.subject ?? t('tickets.event.what.field')),
  'stage-changed': ({ from, to }) => moved(from, to ?? ''),
  'owner-changed': ({ from, to }) => given(from ?? '', to),
  associated: (event) => t('tickets.event.associated', { what: recordWord(event), to: event.to ?? '' }),
  dissociated: (event) => t('tickets.event.dissociated', { what: recordWord(event), from: event.from ?? '' }),
  commented: () => t('tickets.event.commented'),
  'thread-linked': () => t('tickets.event.threadLinked'),
  'checklist-added': ({ to }) => t('tickets.event.checklistAdded', { title: to ?? '' }),
  'checklist-renamed': ({ from, to }) =>
    t('tickets.event.checklistRenamed', { from: from ?? '', to: to ?? '' }),
  'checklist-removed': ({ from }) => t('tickets.event.checklistRemoved', { title: from ?? '' }),
  'item-added': ({ to }) => t('tickets.event.itemAdded', { text: to ?? '' }),
  'item-changed': ({ from, to }) => t('tickets.event.itemChanged', { from: from ?? '', to: to ?? '' }),
  'item-ticked': ({ to }) => t('tickets.event.itemTicked', { text: to ?? '' }),
  'item-unticked': ({ to }) => t('tickets.event.itemUnticked', { text: to ?? '' }),
  'item-removed': ({ from }) => t('tickets.event.itemRemoved', { text: from ?? '' }),
  deleted: () => t('tickets.event.deleted'),
  restored: () => t('tickets.event.restored'),
  'merged-into': ({ to }) => t('tickets.event.mergedInto', { to: to ?? '' }),
  'merged-from': ({ from }) => t('tickets.event.mergedFrom', { from: from ?? '' }),
  'file-added': ({ to }) => t('tickets.event.fileAdded', { name: to ?? '' }),
  responded,
  'file-removed': ({ from }) => t('tickets.event.fileRemoved', { name: from ?? '' }),
  'person-erased': () => t('tickets.event.personErased'),
  'sla-warned': (event) => deadline(event, 'slaWarned'),
  'sla-breached': (event) => deadline(event, 'slaBreached'),
  'sla-escalated': (event) => deadline(event, 'slaEscalated'),
  'sentiment-analysed': (event) => changed(event, t('tickets.event.what.sentiment')),
};

/** What an event did, to be read after the actor's name: "set status from Open to On hold". */
export function timelineWords(event: Told): string {
  return WORDS[event.kind](event);
}

/** Said by hand, or seen in a message: of a mailbox, or of a channel, whose connector names no colleague. */
function responded({ to, reason }: Told): string {
  if (to === null || Number.isNaN(Date.parse(to))) return t('tickets.event.responded');
  const time = formatMoment(to, Date.now());
  return t(reason === 'channel' ? 'tickets.event.repliedOnChannel' : 'tickets.event.replied', { time });
}

function created({ from, reason }: Told): string {
  if (from === null) return t('tickets.event.created');
  return t(reason === 'follow-up' ? 'tickets.event.followed' : 'tickets.event.cloned', { from });
}

function changed(event: Told, what: string): string {
  if (event.to === null) return t('tickets.event.emptied', { what, from: event.from ?? '' });
  if (event.from === null) return t('tickets.event.set', { what, to: event.to });
  return t('tickets.event.changed', { what, from: event.from, to: event.to });
}

/** The companion gives a status as its own name; older events may hold other words. */
function statusWord(value: string | null): string | null {
  const status = TicketStatus.safeParse(value);
  return status.success ? t(`tickets.status.${status.data}`) : value;
}

function moved(from: string | null, to: string): string {
  return from === null ? t('tickets.event.movedTo', { to }) : t('tickets.event.moved', { from, to });
}

function given(from: string, to: string | null): string {
  return to === null ? t('tickets.event.gaveToNobody', { from }) : t('tickets.event.gave', { to });
}

/** A deadline that is near or over, and who was told; nobody where the policy names none. */
function deadline({ subject, to }: Told, words: 'slaWarned' | 'slaBreached' | 'slaEscalated'): string {
  const what = t(subject === 'closure' ? 'tickets.event.what.closing' : 'tickets.event.what.firstResponse');
  return to === null
    ? t(`tickets.event.${words}Unheard`, { what })
    : t(`tickets.event.${words}`, { what, to });
}

/** The kind of record in words; the companion gives it as the kind's name. */
function recordWord(event: Told): string {
  return event.subject?.toLowerCase() ?? t('tickets.event.what.record');
}
