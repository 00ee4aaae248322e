/** Which view somebody used last in this browser; forgotten where the browser keeps nothing. */
const keyOf = (userId: string) => `threadside.last-view.${userId}`;

/** The view's id, or `all`; null when none was used yet. */
export function lastView(userId: string): string | null {
  try {
    return localStorage.getItem(keyOf(userId));
  } catch {
    return null;
  }
}

/** Keeps which view was used. */
export function keepLastView(userId: string, view: string): void {
  try {
    localStorage.setItem(keyOf(userId), view);
  } catch {
    // A browser that keeps nothing opens the default view.
  }
}
