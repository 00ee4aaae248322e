import { describe, expect, it } from 'vitest';
import type { ConversationView } from '#lib/contract/messages.ts';
import type { Me } from '#lib/contract/users.ts';
import { templateValues, toParagraphs, variablesLeft } from './template-values.ts';

const ME = { user: { name: 'Ana Ribeiro' }, workspace: 'Norrvik support' } as Me;
const customer = { name: 'farah', address: 'farah@tarnmoor.example' };

describe('templateValues', () => {
  it('takes the record’s name before the mail’s, and has nothing where there is no ticket', () => {
    const people = [{ name: 'Farah Sundqvist' }] as ConversationView['people'];
    expect(templateValues({ customer, people, ticket: null }, ME)).toEqual({
      'customer.name': 'Farah Sundqvist',
      'customer.address': 'farah@tarnmoor.example',
      'ticket.number': null,
      'ticket.subject': null,
      'agent.name': 'Ana Ribeiro',
      'workspace.name': 'Norrvik support',
    });
    expect(templateValues({ customer, people: [], ticket: null }, ME)['customer.name']).toBe('farah');
  });
});

describe('variablesLeft', () => {
  it('finds known variables in formatted text, and leaves other braces alone', () => {
    expect(variablesLeft('<p>{{ticket.<b>number</b>}} {{ other }}</p>')).toEqual(['{{ticket.number}}']);
  });
});

describe('toParagraphs', () => {
  it('makes paragraphs of what an empty line parts and breaks of other line ends', () => {
    expect(toParagraphs('One\nTwo\n\n\nThree')).toEqual([
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'One' }, { type: 'hardBreak' }, { type: 'text', text: 'Two' }],
      },
      { type: 'paragraph', content: [{ type: 'text', text: 'Three' }] },
    ]);
  });
});
