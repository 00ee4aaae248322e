import { useState } from 'react';

/**
 * The secret part of a link, which stands behind its #; null where it is missing. It is taken out of the address, so that it
 * stays in no history.
 */
export function useLinkToken(): string | null {
  const [token] = useState(() => {
    const given = location.hash.slice(1);
    if (given !== '') history.replaceState(history.state, '', location.pathname);
    return given === '' ? null : given;
  });
  return token;
}
