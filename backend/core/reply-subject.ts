const ANSWERED = /^(?:re|aw|antw|sv|vs|odp|res|rif)\s*(?:\[\d+\])?\s*:/iu;

/** The subject of an answer: with one `Re:` before it, however often it was answered (RFC 5322 3.6.5). */
export function replySubject(subject: string): string {
  return ANSWERED.test(subject.trim()) ? subject.trim() : `Re: ${subject.trim()}`;
}
