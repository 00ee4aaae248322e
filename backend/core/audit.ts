/** Which calls the audit log keeps, and what it says of them. */
import type { AuditKind } from '#lib/contract/audit.ts';
import type { Route } from '#lib/contract/route.ts';

/** Writes of admins, of people on their own account, and every way of taking data out. */
export function isAudited({
  access,
  method,
  file,
  path,
}: Pick<Route, 'access' | 'method' | 'file' | 'path'>): boolean {
  if (access === 'tickets.export' || (access === 'settings.manage' && file !== undefined)) return true;
  if (method === 'GET' || WRITES_NOTHING.has(path)) return false;
  return access === 'users.manage' || access === 'settings.manage' || access === 'in-person';
}

/** Asked with a body, as what it asks about is too long for an address. */
const WRITES_NOTHING: ReadonlySet<string> = new Set(['/api/sla-preview']);

/** The first words of the paths of each kind; what is in none is `other`. */
const PATHS: readonly [AuditKind, RegExp][] = [
  ['account', /^\/api\/(me|sessions|devices)\b/],
  ['users', /^\/api\/(invitations|members)\b/],
  ['profiles', /^\/api\/(profiles|visibility)\b/],
  ['teams', /^\/api\/teams\b/],
  [
    'ticket-module',
    /^\/api\/(pipelines|fields|view-defaults|calendars|sla-policy|sentiment-setting|user-statuses|channels|conversation-settings|mail-setting|mail-consents|refused-mails)\b/,
  ],
  ['keys', /^\/api\/(api-keys|webhooks)\b/],
  ['export', /^\/api\/people\/.*\/export$/],
];

/** What a call is about. */
export function auditKindOf({ access, path }: Pick<Route, 'access' | 'path'>): AuditKind {
  if (access === 'tickets.export') return 'export';
  return PATHS.find(([, paths]) => paths.test(path))?.[0] ?? 'other';
}

/** Fields that say nothing about what was done. */
const SILENT = new Set(['version', 'id']);
const NAMES = ['name', 'label', 'email', 'title'] as const;

/** The name of the thing and the names of what was given; secrets and values never. */
export function describeCall(body: unknown, answer: unknown): { subject: string | null; fields: string[] } {
  const fields = Object.keys(asObject(body)).filter((field) => !SILENT.has(field));
  return { subject: nameIn(answer) ?? nameIn(body), fields };
}

function nameIn(value: unknown): string | null {
  const object = asObject(value);
  const name = NAMES.map((key) => object[key]).find((each) => typeof each === 'string');
  return typeof name === 'string' ? name.slice(0, 200) : null;
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
