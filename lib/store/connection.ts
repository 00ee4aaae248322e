/** Which companion this browser is connected to, as whom, and a device code that is still on its way. */
import * as z from 'zod/mini';
import type { KeyValueStore } from './key-value-store.ts';
import { keepObject, type KeptObject } from './kept-object.ts';

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

export type ConnectionStore = KeptObject<Connection> & {
  /** True: an administrator has set the address. Absent: people choose it. */
  hasFixedAddress?: true;
};

/** Before the first connection. */
export const NO_CONNECTION: Connection = { address: null, token: null, user: null, device: null };

/** The connection, kept in `values`. */
export function createConnectionStore(values: KeyValueStore): ConnectionStore {
  return keepObject(values, 'connection', parse);
}

function parse(value: unknown): Connection {
  const parsed = Connection.safeParse(value);
  return parsed.success ? parsed.data : NO_CONNECTION;
}
