/** The invented firm of the demo; the stand-in mailbox has mail from the same people. */
import type { Field } from '#lib/contract/fields.ts';

export const DEMO_PASSWORD = 'threadside-demo';

export const DEMO_ADMIN = {
  workspace: 'Norrvik support',
  name: 'Priya Nair',
  email: 'priya@norrvik.example',
};

export const DEMO_AGENTS = [
  { name: 'Ana Ribeiro', email: 'ana@norrvik.example' },
  { name: 'Jonas Feld', email: 'jonas@norrvik.example' },
];

export const DEMO_FIELDS: Omit<Field, 'id'>[] = [
  {
    key: 'product_line',
    label: 'Product line',
    hint: 'It decides who looks at it first.',
    kind: 'one-of',
    isMandatory: false,
    options: ['Label printers', 'Rolls and ribbons', 'Print portal', 'Invoices', 'Something else'],
    defaultValue: null,
    pipelineIds: null,
  },
  {
    key: 'serial',
    label: 'Serial number',
    hint: null,
    kind: 'text',
    isMandatory: false,
    options: [],
    defaultValue: null,
    pipelineIds: null,
  },
];

type DemoRecord = {
  key: string;
  kind: 'lead' | 'contact' | 'account';
  name: string;
  title?: string;
  company?: string;
  account?: string;
  emails?: string[];
};

export const DEMO_RECORDS: DemoRecord[] = [
  { key: 'osterby', kind: 'account', name: 'Osterby Lighting' },
  { key: 'quillon', kind: 'account', name: 'Quillon Freight' },
  { key: 'tarnmoor', kind: 'account', name: 'Tarnmoor Clinics' },
  { key: 'halvard', kind: 'account', name: 'Halvard Foods' },
  {
    key: 'marta',
    kind: 'contact',
    name: 'Marta Lindqvist',
    title: 'Logistics',
    account: 'osterby',
    emails: ['marta@osterby.example', 'm.lindqvist@osterby.example'],
  },
  {
    key: 'hall5',
    kind: 'lead',
    name: 'Hall 5 extension',
    company: 'Osterby Lighting',
    emails: ['marta@osterby.example'],
  },
  {
    key: 'ines',
    kind: 'contact',
    name: 'Ines Okafor',
    title: 'Accounts payable',
    account: 'quillon',
    emails: ['ines.okafor@quillon.example'],
  },
  {
    key: 'farah',
    kind: 'contact',
    name: 'Farah Sundqvist',
    title: 'Clinic operations',
    account: 'tarnmoor',
    emails: ['farah@tarnmoor.example'],
  },
  {
    key: 'yuki',
    kind: 'contact',
    name: 'Yuki Brandvold',
    title: 'Yard manager',
    account: 'halvard',
    emails: ['yuki@halvard.example'],
  },
  {
    key: 'ruben',
    kind: 'lead',
    name: 'Ruben Achterberg',
    title: 'Owner',
    company: 'Velling & Daughters',
    emails: ['ruben@velling.example'],
  },
];

/** Answer within four hours, solve within two days; waiting for the customer does not count. */
export const DEMO_SLA = {
  firstResponseS: 4 * 3600,
  closureS: 48 * 3600,
  pausingStatuses: ['pending'] as const,
};

type DemoTicket = {
  /** How long ago it was made. */
  ageMinutes: number;
  /** Whether the customer had an answer at once. */
  isAnswered: boolean;
  subject: string;
  description: string;
  source: 'manual' | 'record';
  by: string;
  owner: string | null;
  lead?: string;
  contact?: string;
  account?: string;
  fields: Record<string, string>;
  comments: string[];
};

export const DEMO_TICKETS: DemoTicket[] = [
  {
    ageMinutes: 45,
    isAnswered: false,
    subject: 'Phone: torn ribbon at packing table 2',
    description:
      'Marta called. The ribbon tore twice on the long shift; the second roll is of the same batch as the first.',
    source: 'manual',
    by: 'ana@norrvik.example',
    owner: 'ana@norrvik.example',
    contact: 'marta',
    account: 'osterby',
    fields: { product_line: 'Rolls and ribbons' },
    comments: ['Two rolls of another batch leave today. Ask on Thursday whether they hold.'],
  },
  {
    ageMinutes: 205,
    isAnswered: false,
    subject: 'Where to put the printers in the new hall',
    description: 'They want a drawing with sockets and network before the walls are closed in December.',
    source: 'record',
    by: 'jonas@norrvik.example',
    owner: 'jonas@norrvik.example',
    lead: 'hall5',
    fields: { product_line: 'Label printers' },
    comments: [],
  },
  {
    ageMinutes: 330,
    isAnswered: false,
    subject: 'Payment reminder although the invoice was paid',
    description: 'Ines has the receipt of her bank. The reminder names the invoice of September.',
    source: 'record',
    by: 'ana@norrvik.example',
    owner: null,
    contact: 'ines',
    account: 'quillon',
    fields: { product_line: 'Invoices' },
    comments: [],
  },
  {
    ageMinutes: 1500,
    isAnswered: true,
    subject: 'White line down every wristband',
    description: 'Only on ward 3. Cleaning the print head did not help; the self-test shows the same line.',
    source: 'manual',
    by: 'jonas@norrvik.example',
    owner: 'jonas@norrvik.example',
    contact: 'farah',
    account: 'tarnmoor',
    fields: { product_line: 'Label printers', serial: 'W3-0092' },
    comments: ['The head has done four years. I would send a new one at once.'],
  },
  {
    ageMinutes: 2690,
    isAnswered: true,
    subject: 'Two yards in one print portal',
    description: 'Yuki opens a second yard in January and wants one sign-in for both.',
    source: 'record',
    by: 'ana@norrvik.example',
    owner: 'ana@norrvik.example',
    contact: 'yuki',
    account: 'halvard',
    fields: {},
    comments: [],
  },
];
