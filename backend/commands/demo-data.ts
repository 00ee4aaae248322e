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
    key: 'product_area',
    label: 'Product area',
    hint: 'It decides who is told first.',
    kind: 'one-of',
    isMandatory: false,
    options: ['Scanners', 'Docks and charging', 'Network and Wi-Fi', 'Billing', 'Other'],
    defaultValue: null,
    pipelineIds: null,
  },
  {
    key: 'firmware',
    label: 'Firmware version',
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
  { key: 'halvard', kind: 'account', name: 'Halvard Timber' },
  {
    key: 'marta',
    kind: 'contact',
    name: 'Marta Lindqvist',
    title: 'Warehouse systems',
    account: 'osterby',
    emails: ['marta@osterby.example', 'm.lindqvist@osterby.example'],
  },
  {
    key: 'gothenburg',
    kind: 'lead',
    name: 'Gothenburg site',
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

type DemoTicket = {
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
    subject: 'Phone: cradle arrived with a bent pin',
    description: 'Marta called. One of the twelve cradles has a bent charging pin. She can send a photo.',
    source: 'manual',
    by: 'ana@norrvik.example',
    owner: 'ana@norrvik.example',
    contact: 'marta',
    account: 'osterby',
    fields: { product_area: 'Docks and charging' },
    comments: ['Replacement is reserved, waiting for the photo.'],
  },
  {
    subject: 'Training for the night shift in Gothenburg',
    description: 'Two sessions of an hour, after 21:00.',
    source: 'record',
    by: 'jonas@norrvik.example',
    owner: 'jonas@norrvik.example',
    lead: 'gothenburg',
    fields: { product_area: 'Scanners' },
    comments: [],
  },
  {
    subject: 'Statement for October is missing two credit notes',
    description: 'Ines needs it before the end of the month.',
    source: 'record',
    by: 'ana@norrvik.example',
    owner: null,
    contact: 'ines',
    account: 'quillon',
    fields: { product_area: 'Billing' },
    comments: [],
  },
  {
    subject: 'Label printer doubles every tenth label',
    description: 'Only with the narrow roll. Farah has tried two rolls of another batch.',
    source: 'manual',
    by: 'jonas@norrvik.example',
    owner: 'jonas@norrvik.example',
    contact: 'farah',
    account: 'tarnmoor',
    fields: { product_area: 'Other', firmware: '2.9' },
    comments: ['Same as last spring at Halvard, I think. Checking the old notes.'],
  },
  {
    subject: 'How do we add a second warehouse?',
    description: 'Yuki opens a second yard in January and wants both in one account.',
    source: 'record',
    by: 'ana@norrvik.example',
    owner: 'ana@norrvik.example',
    contact: 'yuki',
    account: 'halvard',
    fields: {},
    comments: [],
  },
];
