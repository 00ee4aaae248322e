import * as z from 'zod/mini';

// Zod probes `new Function` when the first schema is made, which the content policy refuses and reports. It works without, so
// this must be imported before anything that makes a schema.
z.config({ jitless: true });
