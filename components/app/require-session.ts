import { redirect } from '@tanstack/react-router';
import { isProblem } from '#lib/api/api-errors.ts';
import type { RouteContext } from './route-context.ts';
import { companionQuery, meQuery } from './session.ts';

/** Lets signed-in people through; leads others to sign-in and back, or to set-up where nobody can sign in yet. */
export async function requireSession(context: RouteContext, href: string): Promise<void> {
  try {
    await context.queryClient.ensureQueryData(meQuery(context.api));
  } catch (error) {
    if (!isProblem(error, 'not_signed_in')) throw error;
    const companion = await context.queryClient.fetchQuery(companionQuery(context.api));
    if (!companion.isSetUp) throw redirect({ to: '/setup' });
    throw redirect({ to: '/sign-in', search: { next: href } });
  }
}
