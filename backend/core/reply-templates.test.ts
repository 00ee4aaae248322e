import { describe, expect, it } from 'vitest';
import { TEMPLATE_VARIABLES } from '#lib/contract/reply-templates.ts';
import { problemOfReply, problemOfTemplate } from './reply-templates.ts';

describe('problemOfTemplate', () => {
  it('takes every variable that there is, with space around its name, and text with other braces', () => {
    const all = TEMPLATE_VARIABLES.map((name) => `{{ ${name} }}`).join(' ');
    expect(problemOfTemplate(`${all} {"a":{"b":1}}`)).toBeNull();
  });

  it.each(['{{customer.nam}}', '{{Customer.name}}', '{{}}', '{{toString}}', '{{customer.name'])(
    'refuses %s with what to write',
    (text) =>
      expect(problemOfTemplate(`Hello ${text}`)).toMatch(/^(Write another variable|End the variable)/),
  );
});

describe('problemOfReply', () => {
  it('finds variables that would go out as they stand, and leaves the braces of others alone', () => {
    expect(problemOfReply('Hello {{ customer.name }}')).toContain('{{customer.name}}');
    expect(problemOfReply('Write {{ user }} into your page')).toBeNull();
  });
});
