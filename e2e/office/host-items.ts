/** The mail of the stand-in mailboxes as Outlook holds it: the same people and Message-IDs as in Gmail, ids of Exchange's own. */
import { accounts, type Person } from '../stand-in-gmail/mailbox.ts';
import { sampleFile } from '../stand-in-gmail/sample-files.ts';
import { heldMailbox, idOf, type HeldThread, type ShownMessage } from '../stand-in-gmail/shown-mail.ts';
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
  const [headers = ''] = source.split('\r\n\r\n', 1);
  return {
    name: `${thread.name}/${index}`,
    headers: `${headers}\r\n`,
    text: message.text,
    html: message.html,
    files: Object.fromEntries(message.attachments.map((name) => [idOfFile(message, name), contentOf(name)])),
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
      attachments:
        message.attachments.length > 0
          ? [...message.attachments.map((name) => attachmentOf(message, name)), ...OTHERS]
          : [],
      dateTimeCreated: message.time,
      dateTimeModified: message.time,
    },
  };
}

/** As the library's enumeration has them. */
const [FILE, CLOUD] = [0, 2];

/** Neither is a file: a picture that the body shows, and a link. */
const OTHERS = [
  {
    id: 'shown',
    name: 'signature.png',
    attachmentType: FILE,
    contentType: 'image/png',
    isInline: true,
    size: 400,
  },
  {
    id: 'link',
    name: 'Counters of the year',
    attachmentType: CLOUD,
    contentType: null,
    isInline: false,
    size: 0,
  },
];

function attachmentOf(message: ShownMessage, name: string) {
  const { mediaType, bytes } = sampleFile(name);
  const id = idOfFile(message, name);
  return { id, name, attachmentType: FILE, contentType: mediaType, isInline: false, size: bytes.length };
}

function idOfFile({ legacyId }: ShownMessage, name: string): string {
  return `AAMk${legacyId} ${name}`;
}

function contentOf(name: string) {
  return { content: sampleFile(name).bytes.toString('base64'), format: 'base64' };
}

function addressLine({ name, address }: Person) {
  return { name, address, recipientType: 'externalUser', appointmentResponse: 0 };
}

function accountOf(account: number): Person {
  const person = accounts[account];
  if (person === undefined) throw new Error(`There is no account ${account}.`);
  return person;
}
