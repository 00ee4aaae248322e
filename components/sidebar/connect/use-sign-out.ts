import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Api } from '#lib/api/api.ts';
import { signOut } from '#lib/contract/sessions.ts';
import type { ConnectionStore } from '#lib/store/connection.ts';
import type { Owner, Tables } from '#lib/store/tables.ts';
import { countUnsent, hasUnsent, NOTHING_UNSENT, type Unsent } from '#lib/store/unsent.ts';

type Options = { api: Api; owner: Owner; store: ConnectionStore; tables: Tables };

/** Signing out: at once when nothing is unsent, else only after it was said what is. */
export function useSignOut({ api, owner, store, tables }: Options) {
  const client = useQueryClient();
  const [unsent, setUnsent] = useState<Unsent | null>(null);

  const leave = async () => {
    // The token is forgotten here even when the companion cannot be told.
    await api(signOut, {}).catch(() => {});
    await tables.clear();
    client.clear();
    await store.update({ token: null, user: null, device: null });
  };
  const ask = async () => {
    const found = await countUnsent(tables, owner).catch(() => NOTHING_UNSENT);
    if (hasUnsent(found)) setUnsent(found);
    else await leave();
  };
  return { unsent, ask, leave, stay: () => setUnsent(null) };
}
