/** Invented threads and the companion's answers for them. */
import type { RecordSummary } from '#lib/contract/records.ts';
import type { ThreadContext, ThreadPerson } from '#lib/contract/threads.ts';
import type { MailMessage, MailThread, MessageBody } from '#lib/mail/mail-host.ts';
import { ANA, ELIN, HALL_5, JONAS, MARTA, OSTERBY, PRIYA } from './sample-records.ts';
import { DOCKS_TICKET, FIELDS, FIRMWARE_TICKET, OTHER_TICKETS, RETURNS, SUPPORT } from './sample-tickets.ts';
import { assertExists } from '#lib/base/assert.ts';

const MAILBOX = 'ana@norrvik.example';
const marta = { address: 'marta@osterby.example', name: 'Marta Lindqvist' };
const elin = { address: 'elin@osterby.example', name: 'Elin Sandberg' };
const ana = { address: MAILBOX, name: 'Ana Ribeiro' };
const piet = { address: 'piet.warsame@tarnmoor.example', name: 'Piet Warsame' };

const FIRMWARE_MAIL = `Hi Ana,

Thank you for the print heads, they came this morning. Now there is something else: after the update on Monday evening, nine of our thirty hand scanners forget the printer they belong to, mostly in the cold hall.

Pairing them again helps for an hour. The late shift loads its lorries with them. Should we go back to the old version before six?

The pairing log of two scanners is attached.

Marta Lindqvist
Logistics, Osterby Lighting

On Fri, 20 Nov 2026 at 15:41, Ana Ribeiro wrote:
> Hi Marta, two print heads leave today.`;

const PIET_MAIL = `Good morning,

our label printer at the front desk refuses the new rolls. Do you sell the ones with the wider core?

Piet Warsame
Facilities, Tarnmoor Clinics`;

export type SampleThread = Omit<MailThread, 'identity'> & {
  bodies: Record<string, MessageBody>;
  files?: Record<string, File[]>;
};

function message(key: string, sender: MailMessage['sender'], sentAt: string): MailMessage {
  const recipients = sender === ana ? [marta] : [ana];
  return {
    key,
    providerMessageId: key,
    messageId: `${key}@mail.example`,
    references: [],
    sender,
    recipients,
    sentAt,
    isAutomatic: false,
  };
}

/** Marta writes again on a thread that has tickets. */
export const FIRMWARE_THREAD: SampleThread = {
  key: 'firmware',
  providerThreadId: 'thread-firmware',
  mailbox: MAILBOX,
  subject: 'Hand scanners lose their pairing after the update',
  messages: [
    { ...message('firmware-1', marta, '2026-11-20T14:08:00Z'), recipients: [ana, elin] },
    message('firmware-2', ana, '2026-11-20T14:41:00Z'),
    message('firmware-3', marta, '2026-11-24T08:58:00Z'),
  ],
  bodies: {
    'firmware-1': {
      html: null,
      text: 'Good afternoon, two of our printers draw a white line down every label.',
    },
    'firmware-2': { html: null, text: 'Hi Marta, two print heads leave today.' },
    'firmware-3': { html: null, text: FIRMWARE_MAIL },
  },
};

const film = new File([], 'scanner-loses-its-pairing-and-finds-it-again.mp4', { type: 'video/mp4' });

/** The same with files in the newest mail, one of them too large to keep. */
export const FILES_THREAD: SampleThread = {
  ...FIRMWARE_THREAD,
  files: {
    'firmware-3': [
      new File(['x'.repeat(38_214)], 'pairing.log', { type: 'text/plain' }),
      new File(['x'.repeat(2_410_000)], 'scanner.jpg', { type: 'image/jpeg' }),
      Object.defineProperty(film, 'size', { value: 48_200_000 }),
    ],
  },
};

/** Somebody who is in no record. */
export const PIET_THREAD: SampleThread = {
  key: 'rolls',
  providerThreadId: 'thread-rolls',
  mailbox: MAILBOX,
  subject: 'Wider rolls for the label printer',
  messages: [message('rolls-1', piet, '2026-11-24T08:12:00Z')],
  bodies: { 'rolls-1': { html: null, text: PIET_MAIL } },
};

function person(
  who: { address: string; name: string },
  isCustomer: boolean,
  records: RecordSummary[],
): ThreadPerson {
  return { ...who, isCustomer, records };
}

const NO_ASSOCIATIONS = { leadId: null, contactId: null, accountId: null, opportunityId: null };

/** The companion's answer for the firmware thread: both records match, two tickets, two more elsewhere. */
export function firmwareContext(given: Partial<ThreadContext> = {}): ThreadContext {
  return {
    conversationId: null,
    link: 'linked',
    people: [person(marta, true, [MARTA, HALL_5]), person(elin, false, [ELIN])],
    tickets: [FIRMWARE_TICKET, DOCKS_TICKET],
    possiblyRelated: [],
    otherOpenTickets: OTHER_TICKETS,
    hasHiddenTickets: false,
    prefill: {
      subject: FIRMWARE_THREAD.subject,
      pipelineId: SUPPORT.id,
      stageId: assertExists(SUPPORT.stages[0], 'stage').id,
      ownerId: ANA.id,
      associations: { ...NO_ASSOCIATIONS, leadId: HALL_5.id, contactId: MARTA.id, accountId: OSTERBY.id },
      fields: { product_line: 'Pairing', firmware: '4.2' },
    },
    fields: FIELDS,
    pipelines: [SUPPORT, RETURNS],
    owners: [ANA, JONAS, PRIYA],
    abilities: { canCreate: true, obstacle: null, canAddRecord: true, canLink: true },
    ...given,
  };
}

/** The same person without any ticket on the thread. */
export function emptyContext(given: Partial<ThreadContext> = {}): ThreadContext {
  return firmwareContext({ link: 'not-linked', tickets: [], ...given });
}

/** The companion's answer for somebody who is in no record. */
export function unmatchedContext(): ThreadContext {
  const base = emptyContext();
  return {
    ...base,
    people: [person(piet, true, [])],
    otherOpenTickets: [],
    prefill: { ...base.prefill, subject: PIET_THREAD.subject, associations: NO_ASSOCIATIONS },
    abilities: { canCreate: false, obstacle: 'no-matched-record', canAddRecord: true, canLink: true },
  };
}
