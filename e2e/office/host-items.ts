/** The mail of the stand-in mailboxes as Outlook holds it: the same people and Message-IDs as in Gmail, ids of Exchange's own. */
import { accounts, type Person } from '../stand-in-gmail/mailbox.ts';
import { heldMailbox, idOf, type HeldThread } from '../stand-in-gmail/shown-mail.ts';
import { parseHeaderBlock } from '#lib/mail/header-block.ts';
import type { HostItem } from './page/host.ts';

/** Newest message of each thread of an account, by the thread's name; `name/0` is the oldest of that thread, and so on. */
export function hostItems(account: number): HostItem[] {
  return heldMailbox(account, Date.now()).flatMap((held) => {
    const all = held.thread.messages.map((_message, index) => itemOf(held, index, account));
    const newest = all.at(-1);
    return newest === undefined ? [] : [...all, { ...newest, name: held.thread.name }];
  });
}

/** Members that the library hands on about the user. */
export function hostUser(account: number): Record<string, unknown> {
  const { name, address } = accountOf(account);
  return {
    userDisplayName: name,
    userEmailAddress: address,
    userTimeZone: 'W. Europe Standard Time',
    userProfileType: 'enterprise',
    hostVersion: '15.20.9000.0',
    owaView: 'ThreeColumns',
    ewsUrl: 'https://outlook.office.com/EWS/Exchange.asmx',
    restUrl: 'https://outlook.office.com/api',
    isRestIdSupported: false,
    timeZoneOffsets: [],
  };
}

function itemOf({ thread, raw }: HeldThread, index: number, account: number): HostItem {
  const message = thread.messages[index];
  if (message === undefined) throw new Error(`No message ${index} in ${thread.name}`);
  const source = raw.get(message.legacyId)?.toString('utf8') ?? '';
  const [headers = '', text = ''] = source.split('\r\n\r\n', 2);
  return {
    name: `${thread.name}/${index}`,
    headers: `${headers}\r\n`,
    text,
    html: message.html,
    initial: {
      itemType: 1,
      itemClass: 'IPM.Note',
      id: `AAMk${idOf(account, 'exchange', message.legacyId)}=`,
      conversationId: `AAQk${idOf(account, 'exchange', thread.name)}+/=`,
      internetMessageId: `<${parseHeaderBlock(source).messageId}>`,
      subject: `${index === 0 ? '' : 'RE: '}${thread.subject}`,
      normalizedSubject: thread.subject,
      from: addressLine(message.from),
      sender: addressLine(message.from),
      to: message.to.map(addressLine),
      cc: [],
      attachments: [],
      dateTimeCreated: message.time,
      dateTimeModified: message.time,
    },
  };
}

function addressLine({ name, address }: Person) {
  return { name, address, recipientType: 'externalUser', appointmentResponse: 0 };
}

function accountOf(account: number): Person {
  const person = accounts[account];
  if (person === undefined) throw new Error(`There is no account ${account}.`);
  return person;
}
