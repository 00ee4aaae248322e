/**
 * When messages were sent. Outlook writes times in the form and zone of the mailbox's own settings, which the page does not
 * tell, so a time is taken only from what machines are meant to read. The words still tell which message is newer, where
 * every way of reading them agrees.
 */
import { outsideMail, TIMES } from './landmarks.ts';
import { cleanText } from './page-text.ts';

const ISO = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)/;

/** An ISO instant; null where only words are shown. */
export function instantOf(card: Element): string | null {
  for (const element of outsideMail(card, `time[datetime], ${TIMES}`)) {
    for (const attribute of ['datetime', 'title']) {
      const [written] = ISO.exec(element.getAttribute(attribute) ?? '') ?? [];
      if (written !== undefined) return new Date(written).toISOString();
    }
  }
  return null;
}

/** The time in words, with its tip, which is often longer. */
export function timeWords(card: Element): string {
  const [element] = outsideMail(card, TIMES);
  const text = cleanText(element?.textContent);
  const tip = cleanText(element?.getAttribute('title'));
  return tip.length > text.length ? tip : text;
}

/** Orders in which languages write a date. */
const ORDERS = ['dmy', 'mdy', 'ymd'] as const;
type Order = (typeof ORDERS)[number];

/** True when the page has the newest message on top, as far as times tell; without certainty it has it below. */
export function isNewestFirst(words: readonly string[]): boolean {
  const directions = ORDERS.map((order) => direction(words.map((text) => sortableTime(text, order))));
  const known = new Set(directions.filter((found) => found !== null));
  return known.size === 1 && known.has('falling');
}

/** Null where a time cannot be read in this order, all are the same, or they go up and down. */
function direction(times: (number | null)[]): 'rising' | 'falling' | null {
  if (times.length < 2 || times.includes(null)) return null;
  const steps = times.slice(1).map((time, index) => (time ?? 0) - (times[index] ?? 0));
  if (steps.every((step) => step >= 0) && steps.some((step) => step > 0)) return 'rising';
  return steps.every((step) => step <= 0) && steps.some((step) => step < 0) ? 'falling' : null;
}

const AFTERNOON = /\bp\.?\s?m\b|午後|下午|오후/i;

function sortableTime(text: string, order: Order): number | null {
  const day = dayOf(text, order);
  if (day === null) return null;
  const [, hour = '0', minute = '0'] = /(\d{1,2})\s*[:.時]\s*(\d\d)(?!.*\d[:.]\d)/.exec(text) ?? [];
  const isAfternoon = AFTERNOON.test(text) && Number(hour) < 12;
  return day + (Number(hour) + (isAfternoon ? 12 : 0)) * HOUR_MS + Number(minute) * MINUTE_MS;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Null where the numbers are no date in this order. */
function dayOf(text: string, order: Order): number | null {
  const [, ...date] = /(\d{1,4})\s*[./年-]\s*(\d{1,2})\s*[./月-]\s*(\d{1,4})/.exec(text) ?? [];
  if (date.length < 3 || (order === 'ymd') !== (date[0]?.length === 4)) return null;
  const part = (name: 'd' | 'm' | 'y'): number => Number(date[order.indexOf(name)]);
  const [day, month] = [part('d'), part('m')];
  return day < 1 || day > 31 || month < 1 || month > 12 ? null : Date.UTC(part('y'), month - 1, day);
}
