import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/global.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/Button.layer.css';
import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/core/styles/Combobox.layer.css';
import '@mantine/core/styles/Tooltip.layer.css';
import './mantine-skin.css';
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { resolveCssVariables } from './css-variables.ts';
import { theme } from './theme.ts';

type Props = {
  /** `auto` follows the system; hosts that tell their own theme give it. */
  scheme: 'light' | 'dark' | 'auto';
  children: ReactNode;
};

/**
 * Theme and base styles for one document. It loads the styles of the few Mantine components that `components/ui` uses, each by
 * itself, as the whole sheet is 35 kB gz (2026-11-22); a page that uses more of them imports their `.layer.css` beside it.
 */
export function ThemedRoot({ scheme, children }: Props) {
  const forced = scheme === 'auto' ? {} : { forceColorScheme: scheme };
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveCssVariables}
      defaultColorScheme="auto"
      deduplicateCssVariables={false}
      {...forced}
    >
      {children}
    </MantineProvider>
  );
}
