import type { CSSVariablesResolver } from '@mantine/core';
import { schemeVariables } from './tokens.ts';

/** Mantine's own colours said in our tokens, so that a component of theirs needs no colour of its own. */
const MANTINE_COLOURS = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-error': 'var(--red)',
  '--mantine-color-success': 'var(--green)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--neutral-tint)',
  '--mantine-color-disabled-color': 'var(--disabled)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-light': 'var(--accent-tint)',
  '--mantine-primary-color-light-color': 'var(--accent-text)',
  '--mantine-color-iris-filled': 'var(--accent)',
  '--mantine-color-iris-filled-hover': 'var(--accent-hover)',
  '--mantine-color-iris-light': 'var(--accent-tint)',
  '--mantine-color-iris-light-color': 'var(--accent-text)',
  '--mantine-color-red-filled': 'var(--red-fill)',
  '--mantine-color-red-filled-hover': 'var(--red-fill)',
  '--mantine-color-red-text': 'var(--red)',
};

/** Puts the colour table on the root element, one set a scheme. */
export const resolveCssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...schemeVariables('light'), ...MANTINE_COLOURS },
  dark: { ...schemeVariables('dark'), ...MANTINE_COLOURS },
});
