/** A filter as the address writes it: the five that people use most by name, all others as JSON. */
import {
  TicketFilter,
  TimeSpan,
  type FilterCondition,
  type FilterGroup,
  type TicketFilter as Filter,
} from '#lib/contract/ticket-filters.ts';
import { NO_FILTER, SLA_FILTERS, TicketListSearch } from './ticket-list-search.ts';

export type FilterSearch = Pick<
  TicketListSearch,
  'status' | 'owner' | 'pipeline' | 'stage' | 'sla' | 'filter'
>;

/** Lets every ticket through. */
export const EVERYTHING: Filter = { match: 'all', conditions: [] };

const NOT_CLOSED: FilterCondition = { field: 'status', operator: 'is-not', value: ['closed'] };

/** The names that stand in the address for a condition, in the order of their chips. */
export const QUICK = ['owner', 'status', 'pipeline', 'stage', 'sla'] as const;
export type Quick = (typeof QUICK)[number];

/** The condition that a quick filter's value stands for. */
export function quickCondition(quick: Quick, value: string): FilterCondition {
  if (quick === 'status' && value === 'not-closed') return NOT_CLOSED;
  const hours = quick === 'sla' ? /^due-(\d+)$/.exec(value)?.[1] : undefined;
  if (hours !== undefined)
    return { field: 'next-due', operator: 'next', value: { amount: Number(hours), unit: 'hour' } };
  return { field: quick, operator: 'is', value: [value] };
}

/** The value of a quick filter, when the condition is one. */
export function quickValue(condition: FilterCondition | FilterGroup): { quick: Quick; value: string } | null {
  if (!('operator' in condition)) return null;
  return condition.field === 'next-due' ? dueWithin(condition) : namedValue(condition);
}

function namedValue({ field, operator, value }: FilterCondition): { quick: Quick; value: string } | null {
  const quick = QUICK.find((name) => name === field);
  const [only, ...others] = Array.isArray(value) ? (value as unknown[]) : [];
  if (quick === undefined || typeof only !== 'string' || others.length > 0) return null;
  if (operator === 'is') return isQuickValue(quick, only) ? { quick, value: only } : null;
  return quick === 'status' && operator === 'is-not' && only === 'closed'
    ? { quick, value: 'not-closed' }
    : null;
}

function dueWithin({ operator, value }: FilterCondition): { quick: Quick; value: string } | null {
  const span = TimeSpan.safeParse(value).data;
  if (operator !== 'next' || span?.unit !== 'hour') return null;
  const name = `due-${span.amount}`;
  return isSlaFilter(name) ? { quick: 'sla', value: name } : null;
}

function isQuickValue(quick: Quick, value: string): boolean {
  return quick !== 'sla' || isSlaFilter(value);
}

function isSlaFilter(value: string): boolean {
  return SLA_FILTERS.some((known) => known === value);
}

/** The filter that an address stands for; what cannot be read is left out. */
export function toFilter(search: FilterSearch): Filter {
  const quick = QUICK.flatMap((name) => {
    const value = search[name];
    return value === undefined ? [] : [quickCondition(name, value)];
  });
  const rest = parseFilter(search.filter);
  if (quick.length === 0) return rest;
  if (rest.match === 'all') return { match: 'all', conditions: [...quick, ...rest.conditions] };
  const conditions = rest.conditions.flatMap((part) => ('conditions' in part ? part.conditions : [part]));
  return { match: 'all', conditions: [...quick, { match: 'any', conditions }] };
}

function parseFilter(text: string | undefined): Filter {
  if (text === undefined || text === NO_FILTER) return EVERYTHING;
  try {
    return TicketFilter.safeParse(JSON.parse(text)).data ?? EVERYTHING;
  } catch {
    return EVERYTHING;
  }
}

/** The address of a filter; `none` where it lets everything through. */
export function toFilterSearch(filter: Filter): FilterSearch {
  const search: Record<string, string | undefined> = {
    status: undefined,
    owner: undefined,
    pipeline: undefined,
    stage: undefined,
    sla: undefined,
    filter: undefined,
  };
  const rest = filter.conditions.filter((part) => {
    const found = filter.match === 'all' ? quickValue(part) : null;
    if (found === null || search[found.quick] !== undefined) return true;
    search[found.quick] = found.value;
    return false;
  });
  if (rest.length > 0) search['filter'] = JSON.stringify({ match: filter.match, conditions: rest });
  if (filter.conditions.length === 0) search['filter'] = NO_FILTER;
  return TicketListSearch.parse(search);
}

/** The filter with a quick filter set, changed or taken away. */
export function withQuick(filter: Filter, quick: Quick, value: string | undefined): Filter {
  const others = filter.conditions.filter((part) => quickValue(part)?.quick !== quick);
  if (value === undefined) return { ...filter, conditions: others };
  const index = filter.conditions.findIndex((part) => quickValue(part)?.quick === quick);
  const place = index === -1 ? others.length : index;
  return { ...filter, conditions: others.toSpliced(place, 0, quickCondition(quick, value)) };
}

/** The value of a quick filter that is on. */
export function quickOf(filter: Filter, quick: Quick): string | undefined {
  if (filter.match !== 'all') return undefined;
  return filter.conditions.map(quickValue).find((found) => found?.quick === quick)?.value;
}

/** True when two filters are written alike. */
export function isSameFilter(one: Filter, other: Filter): boolean {
  return JSON.stringify(toFilterSearch(one)) === JSON.stringify(toFilterSearch(other));
}
