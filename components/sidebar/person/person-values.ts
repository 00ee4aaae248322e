import { EmailAddress } from '#lib/contract/values.ts';
import { t } from '#lib/i18n/i18n.ts';

/** The form for somebody new. */
export type PersonValues = { name: string; email: string; company: string };

/** What to do about each field at fault; empty when all is well. */
export type PersonErrors = Partial<Record<keyof PersonValues, string>>;

/** Checks what the companion would refuse for certain. */
export function checkPerson({ name, email }: PersonValues): PersonErrors {
  const errors: PersonErrors = {};
  if (name.trim() === '') errors.name = t('sidebar.person.nameEmpty');
  const parsed = EmailAddress.safeParse(email);
  if (email.trim() === '') errors.email = t('sidebar.person.emailEmpty');
  else if (!parsed.success) errors.email = parsed.error.issues[0]?.message ?? t('sidebar.person.emailEmpty');
  return errors;
}
