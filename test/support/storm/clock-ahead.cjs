// Loaded before everything else: this process believes that it is CLOCK_AHEAD_MS milliseconds later than it is.
const ahead = Number(process.env.CLOCK_AHEAD_MS ?? 0);
const Real = Date;
const now = Real.now;
const later = () => now() + ahead;

Real.now = later;
globalThis.Date = new Proxy(Real, {
  construct: (target, args, maker) => Reflect.construct(target, args.length === 0 ? [later()] : args, maker),
  apply: () => new Real(later()).toString(),
});
Real.prototype.constructor = globalThis.Date;
