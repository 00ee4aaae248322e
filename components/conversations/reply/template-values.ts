import type { ConversationView } from '#lib/contract/messages.ts';
import { TEMPLATE_VARIABLES } from '#lib/contract/reply-templates.ts';
import type { Me } from '#lib/contract/users.ts';
import { findPlaceholders } from '#lib/base/placeholders.ts';

type Known = Pick<ConversationView, 'customer' | 'people' | 'ticket'>;
type Values = Record<(typeof TEMPLATE_VARIABLES)[number], string | null>;

/** What the variables of templates stand for in this conversation; null where there is nothing. */
export function templateValues(
  { customer, people, ticket }: Known,
  me: Pick<Me, 'user' | 'workspace'>,
): Values {
  return {
    // A record's name was looked after by somebody; what a mail program sends as one is at times an address.
    'customer.name': people[0]?.name ?? customer.name,
    'customer.address': customer.address,
    'ticket.number': ticket?.number ?? null,
    'ticket.subject': ticket?.subject ?? null,
    'agent.name': me.user.name,
    'workspace.name': me.workspace,
  };
}

const KNOWN: ReadonlySet<string> = new Set(TEMPLATE_VARIABLES);

/** Variables that still stand in a reply's HTML, as they are written there. */
export function variablesLeft(html: string): string[] {
  return findPlaceholders(html.replaceAll(/<[^>]*>/g, ''))
    .filter((name) => KNOWN.has(name))
    .map((name) => `{{${name}}}`);
}

type Node = { type: string; text?: string; content?: Node[] };

/** Plain text as paragraphs of the editor: an empty line parts them, any other line end is a break within. */
export function toParagraphs(text: string): Node[] {
  return text
    .trim()
    .split(/\n[ \t]*\n+/)
    .map((paragraph) => ({ type: 'paragraph', content: toLines(paragraph) }));
}

function toLines(paragraph: string): Node[] {
  return paragraph
    .split(/\r?\n/)
    .flatMap((line, index) => [
      ...(index === 0 ? [] : [{ type: 'hardBreak' }]),
      ...(line === '' ? [] : [{ type: 'text', text: line }]),
    ]);
}
