/** Channels, where conversations come from: an API channel takes what a connector posts. */
import * as z from 'zod/mini';

/** `api`: connectors post to it. */
export const ChannelKind = z.enum(['api', 'email']);
export type ChannelKind = z.infer<typeof ChannelKind>;

/** Which SLA policy a channel's tickets get: the one for all, or the channel's own. */
export const SlaType = z.enum(['global', 'individual'], { error: 'Choose global or individual.' });
export type SlaType = z.infer<typeof SlaType>;
