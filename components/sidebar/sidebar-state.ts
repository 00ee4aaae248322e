import type { World } from './samples/sample-world.ts';

/** A control to press by its name, a field to type into, words to wait for where they come by themselves, or time that passes. */
export type Step = string | { into: string; type: string } | { until: string } | { laterS: number };

/** A state, and how to come to it from the first screen. */
export type SidebarState = { name: string; world: World; steps?: Step[] };
