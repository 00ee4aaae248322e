/**
 * Where to go after sign-in: `next` if it is a path of this companion, else the start page. Anybody can write a link with a
 * `next`, so an address of another site (`//evil.example`, `/\evil.example`) must not be followed.
 */
export function safeNext(next: string | undefined): string {
  if (next === undefined || !/^\/(?![/\\])/.test(next)) return '/';
  return next.startsWith('/sign-in') ? '/' : next;
}
