import { z } from 'zod';

export const RANGES = ['7d', '30d', '90d', 'this-month', 'last-month', 'custom'] as const;
export type RangeName = (typeof RANGES)[number];

const Day = z.iso.date().optional().catch(undefined);

/** What the address of the dashboard says. */
export const DashboardParams = z.object({
  range: z.enum(RANGES).optional().catch(undefined),
  /** With range `custom`. */
  from: Day,
  to: Day,
  pipeline: z.string().optional(),
  team: z.string().optional(),
  person: z.string().optional(),
});
export type DashboardParams = z.infer<typeof DashboardParams>;
