/**
 * Elements of Outlook's page that mean the same in each layout and language: ids, roles and test marks which others have
 * relied on for years (docs/hosts/outlook-web.md says what was seen). Classes are made anew by each of Outlook's builds.
 */

/** Panes that hold one open conversation or message, and nothing while none is open. */
export const OPEN_PANES = ['#ConversationReadingPaneContainer', '#ItemReadingPaneContainer'];

/** Panes that are there also while they are empty. */
export const OUTER_PANES = [
  '[data-app-section="ConversationContainer"]',
  '[data-app-section="MailReadCompose"]',
  '#ReadingPaneContainerId',
  '[role="main"]',
];

export const BODIES =
  '[id^="UniqueMessageBody"], [role="document"], [data-test-id="mailMessageBodyContainer"]';
export const HEADS = '[id^="MSG_"][id$="_FROM"]';
export const TIMES = '[data-testid="SentReceivedSavedTime"]';
export const WELLS = '[data-testid="RecipientWell"]';

/** An answer that is being written: it holds people and text of its own. */
export const COMPOSE =
  '[contenteditable="true"], [id^="docking_InitVisiblePart"], [id*="editorParent"], [role="textbox"]';

/** Rows of the message list, each with the id of its conversation. */
export const ROWS = '[data-convid], [data-conversation-id]';

/** What is one of a list, among what carries a conversation's id. */
export const LISTED = '[aria-selected], [role="option"], [role="row"]';

/** What is pressed; a mail's body can be focused too, but is no control. */
export const CONTROLS =
  'button, a[href], input, select, textarea, summary, [role="button"], [role="menuitem"], [role="tab"], [role="link"], [role="checkbox"], [role="option"]';

/** Elements outside of what people wrote into mails and answers: a mail can imitate any landmark. */
export function outsideMail(where: ParentNode, selector: string): Element[] {
  return [...where.querySelectorAll(selector)].filter((element) => !isInMail(element));
}

/** Whether an element lies inside a body or an answer. */
export function isInMail(element: Element): boolean {
  return element.parentElement?.closest(`${BODIES}, ${COMPOSE}`) != null || element.matches(COMPOSE);
}

/** Whether `element` comes before `other` in the page. */
export function isBefore(element: Element, other: Element): boolean {
  return Boolean(element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
}
