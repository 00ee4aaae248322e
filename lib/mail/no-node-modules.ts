/**
 * Takes the place of Node's `module` in builds for browsers: `email-reply-parser` looks for an optional native part with it,
 * and catches that it is not there (2.3.7, seen 2026-11-22: without this its import fails and no mail text is ever read).
 */
export function createRequire(): (name: string) => never {
  return (name) => {
    throw new Error(`There is no ${name} in a browser.`);
  };
}
