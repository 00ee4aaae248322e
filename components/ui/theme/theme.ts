import { createTheme } from '@mantine/core';

/** System fonts only: no web font is loaded, and each person reads in the type of their own machine. */
export const FONT_STACK =
  'system-ui, -apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';

/** Mantine by our tokens. Heights, borders and focus rings of its components are in `mantine-skin.css`. */
export const theme = createTheme({
  primaryColor: 'iris',
  primaryShade: { light: 6, dark: 5 },
  colors: {
    iris: [
      '#ECEFFC',
      '#DCE0F8',
      '#B9C1F1',
      '#98A4EC',
      '#7686E3',
      '#5365D8',
      '#4254C5',
      '#3646AC',
      '#2B3889',
      '#1F2863',
    ],
    gray: [
      '#F6F7F9',
      '#F0F1F4',
      '#E3E6EB',
      '#D3D7DE',
      '#B4BAC4',
      '#868D9B',
      '#656C7B',
      '#4D5463',
      '#2F343F',
      '#1A1D24',
    ],
    dark: [
      '#E8E9EB',
      '#B2B5BC',
      '#91959E',
      '#767B85',
      '#3C3F45',
      '#2B2D31',
      '#232528',
      '#1A1B1E',
      '#151618',
      '#121315',
    ],
  },
  fontFamily: FONT_STACK,
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4545', sm: '1.3333', md: '1.5385', lg: '1.5', xl: '1.4' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '999px' },
  defaultRadius: 'sm',
  headings: { fontFamily: FONT_STACK, fontWeight: '600' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Skeleton: { defaultProps: { animate: false } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 80 } } },
    Popover: {
      defaultProps: { transitionProps: { duration: 160, transition: 'fade-down' }, shadow: 'none' },
    },
    Combobox: {
      defaultProps: { transitionProps: { duration: 160, transition: 'fade-down' }, shadow: 'none' },
    },
  },
});
