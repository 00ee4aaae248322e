/** Below this the navigation is a drawer behind a top bar, and what stood in columns stands below one another. */
export const NARROW = '(max-width: 52em)';
