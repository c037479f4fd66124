// How long reading takes, rounded as webapp/web/durations.py does.
const BY_ONE = 20;
const BY_FIVE = 120; // minutes; what is longer is told in hours
const HOURS_BY_ONE = 10;

const toStep = (value, step) => step * Math.round(value / step);

/** Seconds → how many, and of what: "min" or "h". None is 0 minutes. */
export function roundDuration(seconds) {
  const minutes = seconds / 60;
  if (Math.round(minutes) <= BY_ONE) return { count: Math.round(minutes), unit: "min" };
  if (toStep(minutes, 5) < BY_FIVE) return { count: toStep(minutes, 5), unit: "min" };
  const hours = minutes / 60;
  return { count: toStep(hours, Math.round(hours) <= HOURS_BY_ONE ? 1 : 5), unit: "h" };
}
