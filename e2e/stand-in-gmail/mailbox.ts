/**
 * The mail of the stand-in: invented people of invented firms writing to Norrvik, which makes label printers for
 * warehouses. The companion's demo data uses the same people, so that the sidebar beside these threads has something to
 * say. Times are relative to `now`, so that a demo never looks old; Message-IDs are fixed.
 */

/** Somebody who writes or is written to. */
export type Person = { name: string; address: string };

/** One message as its author wrote it. */
export type WrittenMail = {
  /** Without angle brackets. */
  messageId: string;
  from: Person;
  to: Person[];
  cc?: Person[];
  /** Hours before `now`. */
  hoursAgo: number;
  text: string;
  /** When absent the text is shown. */
  html?: string;
  /** Names; `sampleFile` has their content. Such a mail has `html`. */
  attachments?: string[];
};

/** Messages of one subject, oldest first; each answers the one before. */
export type WrittenThread = {
  name: string;
  subject: string;
  /** Accounts, by place in `accounts`, in whose mailbox it lies. */
  seenBy: number[];
  sentOnly?: boolean;
  mails: WrittenMail[];
};

export const people = {
  ana: { name: 'Ana Ribeiro', address: 'ana@norrvik.example' },
  jonas: { name: 'Jonas Feld', address: 'jonas@norrvik.example' },
  priya: { name: 'Priya Nair', address: 'priya@norrvik.example' },
  support: { name: 'Norrvik support', address: 'support@norrvik.example' },
  marta: { name: 'Marta Lindqvist', address: 'marta@osterby.example' },
  ines: { name: 'Ines Okafor', address: 'ines.okafor@quillon.example' },
  ruben: { name: 'Ruben Achterberg', address: 'ruben@velling.example' },
  piet: { name: 'Piet Warsame', address: 'piet.warsame@tarnmoor.example' },
  farah: { name: 'Farah Sundqvist', address: 'farah@tarnmoor.example' },
  yuki: { name: 'Yuki Brandvold', address: 'yuki@halvard.example' },
  packwise: { name: 'Packwise Weekly', address: 'news@packwise.example' },
} as const satisfies Record<string, Person>;

/** Accounts of the stand-in: `/mail/u/0/` is Ana's mailbox, `/mail/u/1/` Jonas's. */
export const accounts: readonly Person[] = [people.ana, people.jonas];

const { ana, jonas, support, marta, ines, ruben, piet, farah, yuki, packwise } = people;
const ANA_SIGNATURE = '\n\n-- \nAna Ribeiro\nNorrvik support\n+46 8 555 01 20';
const JONAS_SIGNATURE = '\n\n-- \nJonas Feld\nNorrvik support';

/** All threads, newest first. */
export const threads: readonly WrittenThread[] = [
  {
    name: 'osterby-labels',
    subject: 'Label printer in hall 2 stops after a few labels',
    seenBy: [0, 1],
    mails: [
      {
        messageId: 'a1f0-hall2@mail.osterby.example',
        from: marta,
        to: [support],
        hoursAgo: 27,
        text: 'Good morning,\n\nthe printer at packing table 4 in hall 2 stops after eight or nine labels and asks for paper, although the roll is nearly new. Opening and closing the lid starts it again.\n\nIs there something my people can clean or set?\n\nKind regards\nMarta Lindqvist\nLogistics, Osterby Lighting',
      },
      {
        messageId: 'r-20417@norrvik.example',
        from: ana,
        to: [marta],
        cc: [support],
        hoursAgo: 25,
        text: `Hello Marta,\n\nthat sounds like the gap sensor. Please wipe it with a dry cloth (it sits left of the roll) and run the paper calibration from the menu. If it stops again, send me the counter page and I will have a look.${ANA_SIGNATURE}`,
      },
      {
        messageId: 'a1f4-hall2@mail.osterby.example',
        from: marta,
        to: [ana],
        cc: [support],
        hoursAgo: 2,
        text: 'Hello Ana,\n\nwe cleaned the sensor and calibrated twice. Table 4 is better, but since this morning the printers at tables 5 and 6 do the same, and we ship the Christmas orders from there until Friday.\n\nCould somebody look at all three today? The counter pages are attached.\n\nThank you\nMarta Lindqvist\nLogistics, Osterby Lighting',
        html: '<div dir="ltr"><p>Hello Ana,</p><p>we cleaned the sensor and calibrated twice. Table 4 is better, but since this morning the printers at tables 5 and 6 do the same, and we ship the Christmas orders from there until Friday.</p><p>Could somebody look at all three today? The counter pages are attached.</p><p>Thank you</p><div class="gmail_signature">Marta Lindqvist<br>Logistics, Osterby Lighting</div><br><div class="gmail_quote"><div class="gmail_attr" dir="ltr">On Sat, Ana Ribeiro &lt;ana@norrvik.example&gt; wrote:</div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">Hello Marta,<br><br>that sounds like the gap sensor. Please wipe it with a dry cloth.</blockquote></div></div>',
        attachments: ['counter-table-5.pdf', 'counter-table-6.pdf'],
      },
    ],
  },
  {
    name: 'quillon-invoice',
    subject: 'Invoice 20418 has one dock printer twice',
    seenBy: [0, 1],
    mails: [
      {
        messageId: '77c2.invoice@quillon.example',
        from: ines,
        to: [support],
        hoursAgo: 4,
        text: 'Hi,\n\non invoice 20418 the dock printer for Terminal West is listed twice, lines 3 and 7. We ordered and received one. Please send a corrected invoice, our books close on the 30th.\n\nBest\nInes Okafor\nQuillon Freight',
      },
    ],
  },
  {
    name: 'tarnmoor-portal',
    subject: 'Cannot sign in to the print portal',
    seenBy: [0, 1],
    mails: [
      {
        messageId: 'portal-88@tarnmoor.example',
        from: piet,
        to: [support],
        cc: [farah],
        hoursAgo: 6,
        text: 'Hello,\n\nI took over the ward printers from Farah last week. The print portal says my account is locked, also after a new password. Farah still gets in.\n\nCould you unlock it, please? We need to reprint wristbands before the evening shift.\n\nPiet Warsame\nTarnmoor Clinics',
      },
    ],
  },
  {
    name: 'velling-quote',
    subject: 'Six printers and a visit in January',
    seenBy: [0, 1],
    mails: [
      {
        messageId: 'q6@velling.example',
        from: ruben,
        to: [support],
        hoursAgo: 30,
        text: 'Dear Norrvik team,\n\nwe are moving to a new bottling hall and would like a quote for six printers with a day of setting up on site, if possible in the second week of January.\n\nGreetings from Velling\nRuben Achterberg\nVelling & Daughters',
      },
      {
        messageId: 'r-20431@norrvik.example',
        from: jonas,
        to: [ruben],
        cc: [support],
        hoursAgo: 28,
        text: `Hello Ruben,\n\nthank you for asking. The quote will come from sales tomorrow; 13 January is free for a visit. How many lines will print at the same time?${JONAS_SIGNATURE}`,
      },
      {
        messageId: 'q7@velling.example',
        from: ruben,
        to: [jonas],
        cc: [support],
        hoursAgo: 8,
        text: 'Hello Jonas,\n\nfour at the same time, two are spares. The 13th suits us. Do we need network sockets at each line, or is Wi-Fi enough?\n\nRuben\n\nOn Sat, Jonas Feld <jonas@norrvik.example> wrote:\n> Hello Ruben,\n>\n> thank you for asking. The quote will come from sales tomorrow;\n> 13 January is free for a visit.',
      },
    ],
  },
  {
    name: 'tarnmoor-firmware',
    subject: 'Night window for the firmware update',
    seenBy: [0, 1],
    mails: [
      {
        messageId: 'fw-1@tarnmoor.example',
        from: farah,
        to: [support],
        hoursAgo: 76,
        text: 'Good afternoon,\n\nwhich night this month could the ward printers get the new firmware? Wards 3 and 5 cannot be without printing between 4 and 7 in the morning.\n\nFarah Sundqvist\nTarnmoor Clinics',
      },
      {
        messageId: 'r-20399@norrvik.example',
        from: jonas,
        to: [farah],
        cc: [support],
        hoursAgo: 74,
        text: `Hello Farah,\n\nThursday from 00:30 to 02:00 would work. Each printer is away for about six minutes.${JONAS_SIGNATURE}`,
      },
      {
        messageId: 'fw-2@tarnmoor.example',
        from: farah,
        to: [jonas],
        cc: [support],
        hoursAgo: 52,
        text: 'Thursday is fine. Please start with ward 5, and call the night desk before you begin.\n\nFarah',
      },
      {
        messageId: 'fw-3@tarnmoor.example',
        from: farah,
        to: [jonas],
        cc: [support],
        hoursAgo: 11,
        text: 'Hello Jonas,\n\nall went well but one: the printer at the ward 3 desk came back with the old firmware and prints the date in American order. Could you try that one again tonight?\n\nFarah',
      },
    ],
  },
  {
    name: 'halvard-rolls',
    subject: 'Which rolls for the cold store?',
    seenBy: [0, 1],
    mails: [
      {
        messageId: 'cold-1@halvard.example',
        from: yuki,
        to: [support],
        hoursAgo: 98,
        text: 'Hello, our labels come off at minus 20. Which rolls do you recommend for the cold store?\n\nYuki Brandvold\nHalvard Foods',
      },
      {
        messageId: 'r-20377@norrvik.example',
        from: ana,
        to: [yuki],
        cc: [support],
        hoursAgo: 97,
        text: `Hello Yuki,\n\ntake the rolls with the blue core: they hold down to minus 40 if they are stuck on dry. A box of samples is on its way.${ANA_SIGNATURE}`,
      },
      {
        messageId: 'cold-2@halvard.example',
        from: yuki,
        to: [ana],
        hoursAgo: 20,
        text: 'Thank you Ana, the blue ones hold. One last question: can both kinds lie in one printer without a new calibration?\n\nYuki',
      },
    ],
  },
  {
    name: 'quillon-power',
    subject: 'Your new power supply is on its way',
    seenBy: [0],
    sentOnly: true,
    mails: [
      {
        messageId: 'r-20440@norrvik.example',
        from: ana,
        to: [ines],
        hoursAgo: 23,
        text: `Hello Ines,\n\nthe power supply for the printer at Terminal East left us today and should reach you on Tuesday. Please put the old one into the same box, the return label is inside.${ANA_SIGNATURE}`,
      },
    ],
  },
  {
    name: 'packwise-weekly',
    subject: 'Five ideas for a quieter packing hall',
    seenBy: [0],
    mails: [
      {
        messageId: 'issue-212.4711@lists.packwise.example',
        from: packwise,
        to: [ana],
        hoursAgo: 33,
        text: 'Packwise Weekly, issue 212\n\nFive ideas for a quieter packing hall. Read them on our site.\n\nYou get this because you subscribed.',
        html: '<div style="max-width:560px"><h1 style="font-size:20px">Five ideas for a quieter packing hall</h1><p>Felt under the rollers, a second shift for the shredder, and three more that cost less than a new fan.</p><p><a href="https://packwise.example/212">Read issue 212</a></p><p style="color:#656c7b;font-size:12px">You get this because you subscribed.</p></div>',
      },
    ],
  },
];
