/** Loaded before a process (`node --import`): its clock is `CLOCK_SHIFT_MS` away from the machine's, as if the machine's were wrong. */
const shiftMs = Number(process.env['CLOCK_SHIFT_MS'] ?? 0);
const realNow = Date.now;

Date.now = () => realNow() + shiftMs;

// A proxy rather than a class of its own: dates that come from another thread are instances of it too.
globalThis.Date = new Proxy(Date, {
  construct: (real, given) => Reflect.construct(real, given.length === 0 ? [real.now()] : given),
});
