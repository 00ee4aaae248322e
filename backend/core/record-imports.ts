/** What the columns of a file are, and what its rows say. */
import { z } from 'zod';
import { err, ok, type Result } from '#lib/base/result.ts';
import type { ImportMapping, ImportTarget } from '#lib/contract/record-imports.ts';
import { ExternalRecord } from '#lib/contract/record-upserts.ts';
import { ExternalId, type RecordKind } from '#lib/contract/records.ts';
import { undoNeutralise } from '#lib/base/csv.ts';

/** Headings that CRMs and address books write, without case, spaces and signs. */
const HEADINGS: Record<ImportTarget, readonly string[]> = {
  externalId: [
    'id',
    'recordid',
    'externalid',
    'crmid',
    'leadid',
    'contactid',
    'accountid',
    'opportunityid',
    'taskid',
  ],
  name: [
    'name',
    'fullname',
    'contactname',
    'leadname',
    'accountname',
    'opportunityname',
    'dealname',
    'subject',
    'task',
  ],
  firstName: ['firstname', 'givenname', 'vorname'],
  lastName: ['lastname', 'surname', 'familyname', 'nachname'],
  title: ['title', 'jobtitle', 'position', 'role'],
  company: ['company', 'companyname', 'organisation', 'organization', 'account', 'firma'],
  email: ['email', 'emailaddress', 'emails', 'mail', 'email1value', 'primaryemail', 'secondaryemail'],
  phone: ['phone', 'phonenumber', 'phones', 'telephone', 'mobile', 'mobilephone', 'businessphone', 'telefon'],
  owner: ['owner', 'owneremail', 'recordowner', 'leadowner', 'contactowner', 'accountowner', 'assignedto'],
  sourceUrl: ['url', 'link', 'crmlink', 'sourceurl', 'recordurl'],
  dueOn: ['due', 'dueon', 'duedate', 'deadline'],
  done: ['done', 'completed', 'isdone', 'status'],
};

/** Targets that several columns may share. */
const SHARED: ReadonlySet<ImportTarget> = new Set(['email', 'phone']);
const OF_TASKS: ReadonlySet<ImportTarget> = new Set(['dueOn', 'done']);

/** What the headings suggest; each target once, but for addresses and phones. */
export function guessMapping(headers: readonly string[], kind: RecordKind): ImportMapping {
  const used = new Set<ImportTarget>();
  const columns = headers.map((header) => {
    const target = targetOf(header);
    if (target === null || used.has(target) || (OF_TASKS.has(target) && kind !== 'task')) return null;
    if (kind === 'account' && target === 'company' && !used.has('name')) return claim('name', used);
    return SHARED.has(target) ? target : claim(target, used);
  });
  const key = columns.includes('externalId') ? 'external-id' : 'email';
  return { columns, key, source: key === 'external-id' ? 'csv' : null };
}

function claim(target: ImportTarget, used: Set<ImportTarget>): ImportTarget {
  used.add(target);
  return target;
}

function targetOf(header: string): ImportTarget | null {
  const plain = header.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '');
  const found = Object.entries(HEADINGS).find(([, names]) => names.includes(plain));
  return (found?.[0] as ImportTarget | undefined) ?? null;
}

/** What must change before the mapping can be used; null when it can. */
export function refuseMapping(mapping: ImportMapping, headers: readonly string[]): string | null {
  const { columns, key, source } = mapping;
  if (columns.length !== headers.length) return `Say what each of the ${headers.length} columns is, or null.`;
  const twice = columns.find(
    (target, place) => target !== null && !SHARED.has(target) && columns.indexOf(target) !== place,
  );
  if (twice !== undefined) return `Choose one column only for ${twice}.`;
  if (key === 'external-id' && !columns.includes('externalId')) return 'Say which column holds the id.';
  if (key === 'external-id' && source === null) return 'Name the source that the ids come from.';
  if (key === 'email' && !columns.includes('email')) return 'Say which column holds the e-mail address.';
  const named: ImportTarget[] = ['name', 'firstName', 'lastName', 'email', 'company'];
  return named.some((target) => columns.includes(target)) ? null : 'Say which column holds the name.';
}

/** A row as it is to be written; names of owners and accounts are not looked up yet. */
export type ImportedRow = {
  externalId: string | null;
  name?: string | undefined;
  title?: string | undefined;
  company?: string | undefined;
  emails?: string[] | undefined;
  phones?: string[] | undefined;
  /** A colleague's address or name. */
  owner?: string | undefined;
  sourceUrl?: string | undefined;
  dueOn?: string | undefined;
  isDone?: boolean | undefined;
};

type Cells = Partial<Record<ImportTarget, string[]>>;

const SEPARATOR = /[;,\n|]+/;

/** What a row says, or why it cannot be used. Empty cells say nothing. */
export function readRow(cells: readonly string[], mapping: ImportMapping): Result<ImportedRow, string> {
  const by = sortCells(cells, mapping);
  const first = (target: ImportTarget) => by[target]?.[0];
  const several = (target: ImportTarget) =>
    by[target]?.flatMap((cell) => cell.split(SEPARATOR).flatMap((part) => part.trim() || []));
  const row: ImportedRow = {
    externalId: first('externalId') ?? null,
    name: first('name') ?? joinedName(first('firstName'), first('lastName')),
    title: first('title'),
    company: first('company'),
    emails: several('email'),
    phones: several('phone'),
    owner: first('owner'),
    sourceUrl: first('sourceUrl'),
  };
  const due = first('dueOn');
  if (due !== undefined) row.dueOn = toDay(due) ?? due;
  const done = first('done');
  if (done !== undefined) row.isDone = DONE.has(done.toLowerCase());
  return check(row, mapping);
}

const DONE: ReadonlySet<string> = new Set(['1', 'true', 'yes', 'x', 'done', 'completed', 'closed']);

function sortCells(cells: readonly string[], { columns }: ImportMapping): Cells {
  const by: Cells = {};
  for (const [place, target] of columns.entries()) {
    const cell = undoNeutralise(cells[place] ?? '').trim();
    if (target !== null && cell !== '') by[target] = [...(by[target] ?? []), cell];
  }
  return by;
}

function joinedName(first: string | undefined, last: string | undefined): string | undefined {
  const name = [first, last].filter((part) => part !== undefined).join(' ');
  return name === '' ? undefined : name;
}

/** `2026-11-22`, also from `2026-11-22T09:00:00Z` and `22.11.2026`; days with slashes mean two things and are refused. */
function toDay(text: string): string | null {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text)?.[1];
  if (iso !== undefined) return iso;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  return year === '' ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const { name, title, company, emails, phones, sourceUrl, dueOn } = ExternalRecord.shape;

/** The contract's own limits hold for files too. */
const Checked = z.object({
  externalId: z.nullable(ExternalId),
  name: z.optional(name),
  title,
  company,
  emails,
  phones,
  sourceUrl,
  dueOn,
});

/** How a person calls what a column holds. */
const WORDS: Record<string, string> = {
  externalId: 'id',
  emails: 'e-mail',
  phones: 'phone',
  sourceUrl: 'link',
  dueOn: 'due day',
};

function check(row: ImportedRow, { key }: ImportMapping): Result<ImportedRow, string> {
  if (key === 'external-id' && row.externalId === null) return err('The id is empty. Give each row one.');
  if (key === 'email' && row.emails === undefined)
    return err('The e-mail is empty. Give one, or tell rows apart by id.');
  const unstorable = Object.entries(row).find(([, value]) => isUnstorable(value));
  if (unstorable !== undefined)
    return err(`${unstorable[0]}: Take out the NUL character or the broken surrogate; text cannot hold it.`);
  const parsed = Checked.safeParse(row);
  if (parsed.success) return ok({ ...row, ...withoutUndefined(parsed.data) });
  const reasons = parsed.error.issues.map(({ path, message }) => {
    const field = String(path[0]);
    return `${WORDS[field] ?? field}: ${message}`;
  });
  return err([...new Set(reasons)].join(' '));
}

function withoutUndefined(row: object): Partial<ImportedRow> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}

function isUnstorable(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isUnstorable);
  return typeof value === 'string' && (value.includes('\0') || !value.isWellFormed());
}
