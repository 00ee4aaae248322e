/**
 * The part of Office.js that is used, as types of our own: methods that came after Mailbox 1.3 are optional, so that nothing
 * calls one without having looked for it. Requirement sets alone do not say it: the library repeats whatever its host claims
 * (seen with 1.15 claimed and the method absent, npm 1.1.110). Names and shapes: learn.microsoft.com, Office.context.mailbox.
 */

/** What a method answers through its callback. */
export type OfficeAnswer<T> = {
  status: 'succeeded' | 'failed';
  value: T;
  error?: { code: number; message: string } | null;
};

export type OfficeCallback<T> = (answer: OfficeAnswer<T>) => void;

/** Somebody in an address line. `emailAddress` of a colleague may be an Exchange name instead of an address. */
export type OfficePerson = { displayName?: string; emailAddress?: string };

/** What hangs on an item: a file, an item of Outlook's own, or a link to a file in a cloud. */
export type OfficeAttachment = {
  id: string;
  name: string;
  attachmentType: 'file' | 'item' | 'cloud';
  contentType?: string | null;
  isInline?: boolean;
  /** Bytes as Exchange keeps it. */
  size?: number;
};

/** Base64 of a file, or an item as text; a link for what lies in a cloud. */
export type OfficeFileContent = { content: string; format: 'base64' | 'eml' | 'iCalendar' | 'url' };

/** A message that is read. Items that are written or stand in the calendar have other members; `isReadMessage` tells. */
export type OfficeItem = {
  itemType: string;
  itemId?: string | null;
  conversationId?: string | null;
  /** With angle brackets, as the header has it. */
  internetMessageId?: string | null;
  /** Of an item being written it is an object with methods. */
  subject?: string | null;
  /** Without prefixes such as RE:, in the languages that Outlook knows. */
  normalizedSubject?: string | null;
  from?: OfficePerson | null;
  sender?: OfficePerson | null;
  to?: OfficePerson[] | null;
  cc?: OfficePerson[] | null;
  dateTimeCreated?: Date | null;
  attachments?: OfficeAttachment[] | null;
  body: { getAsync(type: 'html' | 'text', callback: OfficeCallback<string>): void };
  /** Since Mailbox 1.8; never on mobile. */
  getAllInternetHeadersAsync?(callback: OfficeCallback<string>): void;
  /** Since Mailbox 1.8; never on mobile. */
  getAttachmentContentAsync?(attachmentId: string, callback: OfficeCallback<OfficeFileContent>): void;
  /** Since Mailbox 1.8, and there only for items of somebody else's or a shared mailbox. */
  getSharedPropertiesAsync?(callback: OfficeCallback<{ owner?: string }>): void;
};

/** The mail program's side. */
export type OfficeMailbox = {
  /** What is selected now; null when nothing is. A new object after each change. */
  item?: OfficeItem | null;
  userProfile: { emailAddress: string };
  /** Since Mailbox 1.5. */
  addHandlerAsync?(eventType: string, handler: (event: OfficeThemeEvent) => void): void;
};

/** Told when the theme changes; other events carry nothing that is used. */
export type OfficeThemeEvent = { officeTheme?: OfficeTheme };

/** Colours as `#rrggbb`. */
export type OfficeTheme = { bodyBackgroundColor?: string; isDarkTheme?: boolean };

/** The library once it is ready inside Outlook. */
export type OfficeApp = {
  EventType: { ItemChanged?: string; OfficeThemeChanged?: string };
  context: { mailbox: OfficeMailbox; officeTheme?: OfficeTheme };
};

/** Whether an item is a message somebody reads: not one being written, and no appointment. */
export function isReadMessage(item: OfficeItem | null | undefined): item is OfficeItem {
  return item?.itemType === 'message' && typeof (item.subject ?? '') === 'string';
}

/** Tells one item from another for as long as the pane lives. */
export function itemKey(item: OfficeItem): string {
  return item.itemId ?? item.internetMessageId ?? `${item.conversationId} ${item.subject}`;
}
