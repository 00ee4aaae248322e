/** Which calls the audit log keeps, and what it says of them. */
import type { Route } from '#lib/contract/route.ts';

/** Writes of admins, of people on their own account, and every way of taking data out. */
export function isAudited({ access, method }: Pick<Route, 'access' | 'method'>): boolean {
  if (access === 'tickets.export') return true;
  if (method === 'GET') return false;
  return access === 'users.manage' || access === 'settings.manage' || access === 'in-person';
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
