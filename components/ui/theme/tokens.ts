/**
 * The colour table. Names are CSS variables (`--text-2`), values are light and dark by hand: dark is not inverted light.
 * Only time has colour: amber, red and green belong to clocks and errors, one accent means "you can act here".
 */
type Pair = readonly [light: string, dark: string];

/** Every colour of the product by the name of its CSS variable. */
export const COLOURS = {
  canvas: ['#F6F7F9', '#121315'],
  surface: ['#FFFFFF', '#1A1B1E'],
  raised: ['#FFFFFF', '#232528'],
  sunken: ['#F0F1F4', '#151618'],
  hover: ['#F3F4F7', '#232428'],
  selected: ['#ECEFFC', '#22263B'],
  'accent-tint': ['#ECEFFC', '#262B47'],
  line: ['#E3E6EB', '#2B2D31'],
  'line-strong': ['#D3D7DE', '#3C3F45'],
  control: ['#868D9B', '#767B85'],
  text: ['#1A1D24', '#E8E9EB'],
  'text-2': ['#4D5463', '#B2B5BC'],
  'text-3': ['#656C7B', '#91959E'],
  disabled: ['#9AA1AD', '#666A72'],
  accent: ['#4254C5', '#5365D8'],
  'accent-hover': ['#3646AC', '#5769DB'],
  'accent-text': ['#3C4DBC', '#A6B1FF'],
  focus: ['#4254C5', '#A6B1FF'],
  amber: ['#855000', '#F1BA63'],
  'amber-tint': ['#FDF1D8', '#362A14'],
  red: ['#B3261E', '#FF9D93'],
  'red-tint': ['#FCEBE9', '#3D2120'],
  'red-fill': ['#C42B22', '#CC3D34'],
  green: ['#1C6B3B', '#82D09D'],
  'green-tint': ['#E7F4EB', '#182F21'],
  'neutral-tint': ['#ECEEF2', '#2B2D32'],
  mark: ['#FFF0B8', '#4A3F14'],
  'on-accent': ['#FFFFFF', '#FFFFFF'],
  toast: ['#232528', '#2B2D32'],
  'on-toast': ['#E8E9EB', '#E8E9EB'],
  'toast-link': ['#A6B1FF', '#A6B1FF'],
} as const satisfies Record<string, Pair>;

/** The eight hues for squares and chart fills, never for text; all reach 3:1 on `surface`. */
export const HUES = {
  slate: ['#707988', '#8D96A5'],
  sky: ['#2B84B8', '#57AEDF'],
  iris: ['#5B6AD0', '#8E9BF5'],
  violet: ['#8459B8', '#B58CE6'],
  teal: ['#1E8A86', '#45B8B2'],
  moss: ['#5B8A33', '#8DBB62'],
  rose: ['#B4578A', '#E08DB9'],
  clay: ['#98705A', '#C79E86'],
} as const satisfies Record<string, Pair>;

/** Name of a hue; `var(--hue-<name>)` is its colour in the current scheme. */
export type Hue = keyof typeof HUES;

/** Shadows of menus and of things being dragged; in the dark a line does most of the work. */
const SHADOWS = {
  'shadow-menu': [
    '0 0 0 1px var(--line), 0 8px 24px rgba(20, 23, 31, 0.14)',
    '0 0 0 1px var(--line-strong), 0 8px 24px rgba(0, 0, 0, 0.5)',
  ],
  'shadow-drag': ['0 12px 28px rgba(20, 23, 31, 0.2)', '0 12px 28px rgba(0, 0, 0, 0.5)'],
} as const satisfies Record<string, Pair>;

/** All variables of one scheme, as CSS declarations: `{'--text': '#1A1D24', …}`. */
export function schemeVariables(scheme: 'light' | 'dark'): Record<`--${string}`, string> {
  const side = scheme === 'light' ? 0 : 1;
  const hues = Object.entries(HUES).map(([name, pair]) => [`hue-${name}`, pair] as const);
  const pairs = [...Object.entries(COLOURS), ...hues, ...Object.entries(SHADOWS)];
  return Object.fromEntries(pairs.map(([name, pair]) => [`--${name}`, pair[side]]));
}
