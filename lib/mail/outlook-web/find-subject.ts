/** The subject of what is open. */
import { HEADS, outsideMail } from './landmarks.ts';
import { cleanText, ownText } from './page-text.ts';
import { firstFound, type Found, type Strategy } from './strategies.ts';

/** Null where the pane shows none, as for a mail without a subject. */
export function findSubject(pane: Element): Found<string> | null {
  return firstFound(STRATEGIES, pane);
}

const STRATEGIES: Strategy<Element, string>[] = [
  { name: 'conversation-subject', find: (pane) => firstText(pane, '[id^="CONV_"][id$="_SUBJECT"]') },
  { name: 'message-subject', find: (pane) => firstText(pane, '[id$="_SUBJECT"]:not(input)') },
  { name: 'marked-subject', find: (pane) => firstText(pane, '[data-testid$="subject" i]:not(input)') },
  { name: 'first-heading', find: (pane) => firstText(pane, '[role="heading"], h1, h2, h3') },
];

function firstText(pane: Element, selector: string): string | null {
  const texts = outsideMail(pane, selector)
    .filter((element) => !element.matches(HEADS) && element.querySelector(HEADS) === null)
    .map(subjectText);
  return texts.find((text) => text !== '') ?? null;
}

/** Where Outlook appends something to the subject, its tip still has the subject alone. */
function subjectText(element: Element): string {
  const text = ownText(element);
  const tips = [element, ...element.querySelectorAll('[title]')].map((titled) =>
    cleanText(titled.getAttribute('title')),
  );
  return tips.find((tip) => tip !== '' && text.startsWith(tip)) ?? text;
}
