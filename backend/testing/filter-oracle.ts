/** What a filter means, said a second time without SQL: tests hold `data/ticket-filters` against it. */
import type { Field } from '#lib/contract/fields.ts';
import type { UserId } from '#lib/contract/ids.ts';
import type {
  FilterCondition,
  FilterKind,
  FilterOperator,
  TicketFilter,
  TimeSpan,
} from '#lib/contract/ticket-filters.ts';
import { filterKindOf } from '#backend/core/ticket-filters.ts';

/** A ticket's values by the names that filters use; custom ones as `fields.<key>`. */
export type FilteredTicket = Record<string, unknown>;

/** A clock as far as filters ask. */
export type FilteredClock = {
  kind: 'first-response' | 'closure';
  due: string | null;
  paused: string | null;
  stopped: string | null;
};

/** What the fields that ask clocks find on a ticket with these. */
export function clockFields(clocks: readonly FilteredClock[]): FilteredTicket {
  const ofKind = (kind: string) => clocks.filter((clock) => clock.kind === kind);
  const dueOf = (some: readonly FilteredClock[]) =>
    some.flatMap(({ due, stopped }) => (due === null || stopped !== null ? [] : [due])).toSorted()[0] ?? null;
  return {
    sla: clocks,
    'first-response': ofKind('first-response'),
    closure: ofKind('closure'),
    'next-due': dueOf(clocks),
    'first-response-due': dueOf(ofKind('first-response')),
    'closure-due': dueOf(ofKind('closure')),
  };
}

function clockWordsOf({ due, paused, stopped }: FilteredClock, now: Date): string[] {
  const end = stopped === null ? now.getTime() : Date.parse(stopped);
  const isLate = due !== null && end > Date.parse(due);
  if (isLate) return stopped === null ? ['missed', 'overdue'] : ['missed'];
  if (stopped !== null) return ['met'];
  return [paused === null ? 'running' : 'paused'];
}

type Context = { userId: UserId; colleagues: readonly string[]; now: Date; fields: readonly Field[] };

/** True when the filter lets the ticket through. */
export function letsThrough(filter: TicketFilter, ticket: FilteredTicket, context: Context): boolean {
  const results = filter.conditions.map((part) =>
    'conditions' in part
      ? join(
          part.match,
          part.conditions.map((inner) => holds(inner, ticket, context)),
        )
      : holds(part, ticket, context),
  );
  return join(filter.match, results);
}

function join(match: 'all' | 'any', results: boolean[]): boolean {
  if (results.length === 0) return true;
  return match === 'all' ? results.every(Boolean) : results.some(Boolean);
}

const OPPOSITES: Partial<Record<FilterOperator, FilterOperator>> = {
  'is-not': 'is',
  'contains-not': 'contains',
  'not-empty': 'empty',
};

function holds(condition: FilterCondition, ticket: FilteredTicket, context: Context): boolean {
  const { field, operator, value } = condition;
  const opposite = OPPOSITES[operator];
  if (opposite !== undefined) return !holds({ ...condition, operator: opposite }, ticket, context);
  const kind = filterKindOf(field, context.fields);
  if (kind === null) throw new Error(field);
  if (kind === 'record') return holdsOfRecords(condition, ticket);
  const own = ticket[field] ?? null;
  const isEmpty = own === null || own === '' || (Array.isArray(own) && own.length === 0);
  if (operator === 'empty') return isEmpty;
  if (kind === 'person') return holdsOfPerson(own as string | null, value as string[], context);
  return !isEmpty && TESTS[kind](own as never, condition, context);
}

function holdsOfRecords({ field, operator, value }: FilterCondition, ticket: FilteredTicket): boolean {
  const names = field === 'record' ? ['lead', 'contact', 'account', 'opportunity'] : [field];
  const own = names.map((name) => ticket[name]).filter((id) => typeof id === 'string');
  return operator === 'empty' ? own.length === 0 : own.some((id) => (value as string[]).includes(id));
}

function holdsOfPerson(own: string | null, asked: string[], { userId, colleagues }: Context): boolean {
  return asked.some((person) => {
    if (person === 'nobody') return own === null;
    if (own === null) return false;
    if (person === 'my-teams') return colleagues.includes(own);
    return own === (person === 'me' ? userId : person);
  });
}

type Test = (own: never, condition: FilterCondition, context: Context) => boolean;

const isAmong: Test = (own: string, { value }) => (value as string[]).includes(own);

const TESTS: Record<Exclude<FilterKind, 'person' | 'record'>, Test> = {
  text: (own: string, { operator, value }) => {
    const [text, asked] = [own.toLowerCase(), String(value).trim().toLowerCase()];
    if (operator === 'is') return text === asked;
    return operator === 'starts-with' ? text.startsWith(asked) : text.includes(asked);
  },
  clock: (own: FilteredClock[], { value }, { now }) =>
    own.some((clock) => clockWordsOf(clock, now).some((word) => (value as string[]).includes(word))),
  fixed: isAmong,
  choice: isAmong,
  'yes-no': (own: boolean, { value }) => own === value,
  many: (own: string[], { operator, value }) => {
    const asked = value as string[];
    return operator === 'has-all'
      ? asked.every((each) => own.includes(each))
      : asked.some((each) => own.includes(each));
  },
  number: (own: number, { operator, value }) => {
    if (operator === 'is') return own === value;
    if (operator === 'more') return own > (value as number);
    if (operator === 'less') return own < (value as number);
    const { from, to } = value as { from: number; to: number };
    return own >= from && own <= to;
  },
  date: (own: string, { operator, value }, { now }) => {
    if (operator === 'is') return own === value;
    if (operator === 'before') return own < String(value);
    if (operator === 'after') return own > String(value);
    if (operator === 'between') {
      const { from, to } = value as { from: string; to: string };
      return own >= from && own <= to;
    }
    const today = now.toISOString().slice(0, 10);
    const bound = (sign: number) =>
      new Date(now.getTime() + sign * lengthOf(value as TimeSpan)).toISOString().slice(0, 10);
    if (operator === 'last') return own >= bound(-1) && own <= today;
    return operator === 'next' ? own >= today && own <= bound(1) : own < bound(-1);
  },
  instant: (own: string, { operator, value }, { now }) => {
    const at = Date.parse(own);
    if (operator === 'before') return at < Date.parse(String(value));
    if (operator === 'after') return at >= Date.parse(String(value));
    if (operator === 'between') {
      const { from, to } = value as { from: string; to: string };
      return at >= Date.parse(from) && at < Date.parse(to);
    }
    const length = lengthOf(value as TimeSpan);
    if (operator === 'older') return at < now.getTime() - length;
    if (operator === 'last') return at >= now.getTime() - length && at <= now.getTime();
    return at >= now.getTime() && at <= now.getTime() + length;
  },
};

function lengthOf({ amount, unit }: TimeSpan): number {
  return amount * { hour: 3_600_000, day: 86_400_000, week: 604_800_000 }[unit];
}
