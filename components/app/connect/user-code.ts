import { UserCode } from '#lib/contract/sessions.ts';

/** A code as the sidebar shows it, `HQXW-3T7Q`, from what somebody typed; null when that is no code. */
export function formatUserCode(text: string): string | null {
  const parsed = UserCode.safeParse(text);
  return parsed.success ? `${parsed.data.slice(0, 4)}-${parsed.data.slice(4)}` : null;
}
