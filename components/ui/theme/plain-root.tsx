import './plain-base.css';
import { useLayoutEffect, type ReactNode } from 'react';
import { schemeVariables } from './tokens.ts';

type Props = {
  scheme: 'light' | 'dark';
  children: ReactNode;
};

/**
 * The theme without Mantine, for the one page with a size budget: React, the client's libraries and our own code are 180 kB gz
 * there, and Mantine's provider with its four simplest inputs would add 27 kB (measured 2026-11-22; the budget is 200).
 * Everything in `components/ui` looks the same under this root and under `ThemedRoot`, as it takes only the variables.
 */
export function PlainRoot({ scheme, children }: Props) {
  useLayoutEffect(() => {
    document.documentElement.dataset['mantineColorScheme'] = scheme;
  }, [scheme]);
  return (
    <>
      <style href="threadside-scheme" precedence="low">
        {SCHEME_SHEET}
      </style>
      {children}
    </>
  );
}

const SCHEME_SHEET = (['light', 'dark'] as const)
  .map((scheme) => {
    const declarations = Object.entries(schemeVariables(scheme)).map(([name, value]) => `${name}:${value}`);
    return `:root[data-mantine-color-scheme='${scheme}']{color-scheme:${scheme};${declarations.join(';')}}`;
  })
  .join('\n');
