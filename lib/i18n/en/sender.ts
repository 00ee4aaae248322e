/** A writer of whom the mail program shows a name only. */
export const sender = {
  unknown: 'The mail program does not show this person’s address. Type it, or link a ticket that exists.',
  label: 'Sender’s e-mail address',
  use: 'Use address',
  own: 'Give the sender’s address, not the mailbox’s own.',
  typed: '{{address}} was typed here.',
  change: 'Change',
} as const;
