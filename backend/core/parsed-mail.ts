/** A mail as its parser hands it on: plain values, bounded in size, nothing of it believed yet. */

/** Somebody in a header; the address as written, at most 320 characters, without control characters. */
export type MailPerson = { address: string; name: string | null };

export type MailFile = {
  /** Safe to keep as a file's name. */
  name: string;
  /** From the list of types that are believed; `application/octet-stream` for all others. */
  type: string;
  /** Without angle brackets; what `cid:` in the HTML names. Null where nothing names it. */
  contentId: string | null;
  /** True for a picture that the HTML shows in its text. */
  isInline: boolean;
  bytes: Uint8Array;
};

export type ParsedMail = {
  /** Without angle brackets; null where there is none that can be read. */
  messageId: string | null;
  /** Nearest first: In-Reply-To, then References from its end. Each once, without the mail's own. */
  references: string[];
  from: MailPerson | null;
  /** More than one person says to have written it, or the header is there twice: nothing that its author says is believed. */
  hasSeveralSenders: boolean;
  replyTo: MailPerson[];
  to: MailPerson[];
  cc: MailPerson[];
  /** One line. Empty where there is none. */
  subject: string;
  /** The Date header; null where it is missing or senseless. */
  sentAt: Date | null;
  /** Of everything below the headers as it came; the same for copies of one mail, however it is read. */
  bodyDigest: string;
  /** Headers that say whether a person wrote it, by lower-case name; see `core/automatic-mail`. */
  headers: Readonly<Record<string, readonly string[]>>;
  /** The author's own words, without quotes and signature. Never empty where there is any text. */
  text: string;
  /** With quotes and signature; null when the same as `text`. */
  originalText: string | null;
  /** Sanitised; null where the mail has none. */
  html: string | null;
  files: MailFile[];
};
