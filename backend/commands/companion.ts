/** What every command works with. */
import type { ErrorCode, FieldError } from '#lib/contract/errors.ts';
import type { Sign } from '#backend/core/mail-references.ts';
import type { Actor } from '#backend/core/permissions.ts';
import type { Database } from '#backend/data/database.ts';
import type { SecretBox } from '#backend/data/secret-box.ts';
import type { SignIn } from '#backend/data/sign-in.ts';

export type Companion = {
  database: Database;
  signIn: SignIn;
  /** Origin under which people reach the companion. */
  publicUrl: string;
  /** Now; an argument so that tests can choose it. */
  now: () => Date;
  webhooks: {
    /** Opens and closes the secrets that requests are signed with. */
    secrets: SecretBox;
    /** True where receivers may be on this machine or on a private network. */
    allowsPrivate: boolean;
  };
  mail: {
    /** Opens and closes what mail servers and providers are shown: passwords, tokens. */
    secrets: SecretBox;
    /** Authorities (PEM) that mail servers' certificates may come from besides the known ones; null for none. */
    authorities: string | null;
  };
  sentiment: {
    /** Opens and closes the key of the endpoint that judges how customers felt. */
    secrets: SecretBox;
  };
  /** Signs our own mark in outgoing mail (`core/mail-references`), with a key that is not in the database. */
  signReference: Sign;
  /** What all files of tickets may take together. */
  filesBytesMax: number;
};

/** A refusal as commands answer it: a code of the catalogue, refused fields, what to do, how long to wait, facts. */
export type Refusal = {
  code: ErrorCode;
  detail?: string;
  errors?: FieldError[];
  retryAfterSeconds?: number;
  facts?: unknown;
};

/**
 * Ends a transaction with a refusal: thrown inside so that everything written is rolled back, caught by `refusable`.
 * Never leaves this folder.
 */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** A signed-in caller. */
export type Call<Input> = { actor: Actor; input: Input };
