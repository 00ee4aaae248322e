import { useQueries } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import type { Field } from '#lib/contract/fields.ts';
import { RecordId } from '#lib/contract/ids.ts';
import { SentimentLabel } from '#lib/contract/sentiment-labels.ts';
import { TicketStatus } from '#lib/contract/pipelines.ts';
import { readRecord } from '#lib/contract/records.ts';
import {
  CLOCK_WORDS,
  FILTER_KIND_OF_FIELD,
  TICKET_FILTER_FIELDS,
  type FilterCondition,
  type FilterKind,
  type TicketFilter,
  type TicketFilterField,
  type TimeSpan,
} from '#lib/contract/ticket-filters.ts';
import { TicketSource } from '#lib/contract/tickets-summary.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useFields } from '../../use-fields.ts';
import { usePipelines } from '../../use-pipelines.ts';
import { useUsers } from '../../use-users.ts';

export type Choice = { value: string; label: string };

/** Names of what conditions speak of. */
export type FilterNames = {
  fields: readonly Field[];
  /** What a field can be compared with; null for what is typed. */
  choicesOf: (field: string) => Choice[] | null;
};

/** How a field compares; null for one that was archived since. */
export function kindOf(name: string, fields: readonly Field[]): FilterKind | null {
  if (Object.hasOwn(TICKET_FILTER_FIELDS, name)) return TICKET_FILTER_FIELDS[name as TicketFilterField];
  const field = fields.find(({ key }) => `fields.${key}` === name);
  return field === undefined ? null : FILTER_KIND_OF_FIELD[field.kind];
}

/** What a field is called. */
export function fieldLabel(name: string, fields: readonly Field[]): string {
  if (Object.hasOwn(TICKET_FILTER_FIELDS, name)) return t(`appLists.fields.${name as TicketFilterField}`);
  return fields.find(({ key }) => `fields.${key}` === name)?.label ?? t('appLists.filter.unknown');
}

/** The fields, people and stages that filters name. */
export function useFilterNames(): FilterNames {
  const [fields, pipelines, users] = [useFields(), usePipelines(), useUsers()];
  const people = [
    { value: 'me', label: t('appTickets.list.meWords') },
    { value: 'my-teams', label: t('appLists.filter.myTeams') },
    { value: 'nobody', label: t('appTickets.list.nobodyWords') },
    ...users.map(({ id, name }) => ({ value: id as string, label: name })),
  ];
  const stages = pipelines.flatMap(({ name, stages: own }) =>
    own.map((stage) => ({
      value: stage.id as string,
      label: pipelines.length > 1 ? `${stage.name} (${name})` : stage.name,
    })),
  );
  const choices: Partial<Record<string, Choice[]>> = {
    status: TicketStatus.options.map((value) => ({ value, label: t(`tickets.status.${value}`) })),
    source: TicketSource.options.map((value) => ({ value, label: t(`tickets.source.${value}`) })),
    sentiment: SentimentLabel.options.map((value) => ({ value, label: t(`appSentiment.label.${value}`) })),
    pipeline: pipelines.map(({ id, name }) => ({ value: id as string, label: name })),
    stage: stages,
    ...clockChoices(),
    owner: people,
    creator: people,
  };
  const optionsOf = (name: string): Choice[] | null => {
    const field = fields.find(({ key }) => `fields.${key}` === name);
    if (field === undefined || field.options.length === 0) return null;
    return field.options.map((option) => ({ value: option, label: option }));
  };
  return { fields, choicesOf: (name) => choices[name] ?? optionsOf(name) };
}

function clockChoices(): Partial<Record<string, Choice[]>> {
  const words = CLOCK_WORDS.map((value) => ({ value, label: t(`appLists.filter.clockStates.${value}`) }));
  return { sla: words, 'first-response': words, closure: words };
}

/** A condition in three parts, e.g. "Created", "is in the last", "7 days". */
export type ConditionWords = { field: string; operator: string; value: string };

/** Says conditions in words; names of records are asked for where a condition has some. */
export function useConditionWords(filter: TicketFilter): (condition: FilterCondition) => ConditionWords {
  const names = useFilterNames();
  const records = useRecordNames(filter, names.fields);
  return (condition) => ({
    field: fieldLabel(condition.field, names.fields),
    operator: t(`appLists.operators.${condition.operator}`),
    value: valueWords(condition, names, records),
  });
}

function useRecordNames(filter: TicketFilter, fields: readonly Field[]): ReadonlyMap<string, string> {
  const api = useApi();
  const conditions = filter.conditions.flatMap((part) => ('conditions' in part ? part.conditions : [part]));
  const ids = conditions
    .filter(({ field }) => kindOf(field, fields) === 'record')
    .flatMap(({ value }) => (Array.isArray(value) ? value.map(String) : []));
  const found = useQueries({
    queries: [...new Set(ids)].map((recordId) => ({
      queryKey: ['records', 'one', recordId],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api(readRecord, { params: { recordId: RecordId.parse(recordId) } }, { signal }),
    })),
  });
  return new Map(found.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data.name] as const])));
}

function valueWords(
  { field, operator, value }: FilterCondition,
  { fields, choicesOf }: FilterNames,
  records: ReadonlyMap<string, string>,
): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) {
    const choices = choicesOf(field) ?? [];
    const labels = value.map(
      (each) =>
        choices.find((choice) => choice.value === each)?.label ?? records.get(String(each)) ?? nameless(each),
    );
    return labels.join(` ${t('appLists.filter.or')} `);
  }
  if (operator === 'last' || operator === 'next' || operator === 'older') {
    const { amount, unit } = value as TimeSpan;
    return `${amount} ${t(`appLists.filter.units.${unit}`)}`;
  }
  const kind = kindOf(field, fields);
  const one = (each: unknown) => plainWords(each, kind);
  if (typeof value === 'object') {
    const { from, to } = value as { from: unknown; to: unknown };
    return `${one(from)} ${t('appLists.filter.and')} ${one(to)}`;
  }
  return one(value);
}

/** Ids say nothing to anybody; other values are their own words. */
function nameless(value: unknown): string {
  return /^[\da-f]{8}-/.test(String(value)) ? t('appLists.filter.unknown') : String(value);
}

function plainWords(value: unknown, kind: FilterKind | null): string {
  if (typeof value === 'boolean') return value ? t('tickets.yes') : t('tickets.no');
  const now = Date.now();
  if (kind === 'instant') return formatMoment(String(value), now).split(',')[0] ?? '';
  if (kind === 'date') return formatMoment(`${String(value)}T12:00:00Z`, now).split(',')[0] ?? '';
  return String(value);
}
