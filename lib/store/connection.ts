/** Which companion this browser is connected to, as whom, and a device code that is still on its way. */
import * as z from 'zod/mini';
import type { KeyValueStore } from './key-value-store.ts';

/** A device code that was shown and not yet answered; kept, as a mail program may close the panel half-way. */
const PendingDevice = z.object({
  deviceCode: z.string(),
  userCode: z.string(),
  verificationUrl: z.string(),
  verificationUrlComplete: z.string(),
  /** Epoch milliseconds. */
  expiresAt: z.number(),
  intervalS: z.number(),
});
export type PendingDevice = z.infer<typeof PendingDevice>;

const Connection = z.object({
  /** Origin of the companion; null until one was given. */
  address: z.nullable(z.string()),
  /** Bearer token; null when nobody is signed in. */
  token: z.nullable(z.string()),
  /** Who signed in last here; outlives the token, so that the same person finds what was unsent. */
  user: z.nullable(z.object({ id: z.string(), name: z.string() })),
  device: z.nullable(PendingDevice),
});
export type Connection = z.infer<typeof Connection>;

export type ConnectionStore = {
  /** True: an administrator has set the address. Absent: people choose it. */
  hasFixedAddress?: true;
  /** What is kept, or nothing at all where nothing readable is. */
  read(): Promise<Connection>;
  /** Changes what is given and keeps the rest. */
  update(changes: Partial<Connection>): Promise<Connection>;
  /** Tells every change, also those made in another tab. */
  watch(listener: (connection: Connection) => void, options: { signal: AbortSignal }): void;
};

/** Before the first connection. */
export const NO_CONNECTION: Connection = { address: null, token: null, user: null, device: null };

const KEY = 'connection';

/** The connection, kept in `values`. */
export function createConnectionStore(values: KeyValueStore): ConnectionStore {
  const read = async () => parse(await values.get(KEY));
  return {
    read,
    update: async (changes) => {
      const next = { ...(await read()), ...changes };
      await values.set(KEY, next);
      return next;
    },
    watch: (listener, options) => values.watch(KEY, (value) => listener(parse(value)), options),
  };
}

function parse(value: unknown): Connection {
  const parsed = Connection.safeParse(value);
  return parsed.success ? parsed.data : NO_CONNECTION;
}
