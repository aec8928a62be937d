export type Resolution = 'hour' | 'day';

/** When a period of so many days begins, up to now: today's midnight of the viewer counts as one day, hours go back from this one. */
export function beginning(now: Date, days: number, resolution: Resolution): Date {
  if (resolution === 'hour') return new Date(floorOf(now, 'hour').getTime() - (days * 24 - 1) * HOUR_MS);
  const from = floorOf(now, 'day');
  from.setDate(from.getDate() - (days - 1));
  return from;
}

/** Every hour or day of the viewer from one moment to another; days are as long as the clock makes them. */
export function momentsOf(from: Date, to: Date, resolution: Resolution): readonly Date[] {
  const moments: Date[] = [];
  for (let at = floorOf(from, resolution); at < to; at = nextOf(at, resolution)) moments.push(at);
  return moments;
}

/** Which moments are written below the chart: midnights of many hours, otherwise about six, the last one among them. */
export function markedOf(moments: readonly Date[], resolution: Resolution): readonly number[] {
  const all = moments.map((_, index) => index);
  if (resolution === 'hour' && moments.length > 48) return all.filter((index) => moments[index]?.getHours() === 0);
  const every = Math.max(1, Math.ceil(moments.length / MARKS));
  return all.filter((index) => (moments.length - 1 - index) % every === 0);
}

const HOUR_MS = 3_600_000;
const MARKS = 7;

function floorOf(at: Date, resolution: Resolution): Date {
  const floor = new Date(at);
  if (resolution === 'day') floor.setHours(0, 0, 0, 0);
  else floor.setMinutes(0, 0, 0);
  return floor;
}

function nextOf(at: Date, resolution: Resolution): Date {
  if (resolution === 'hour') return new Date(at.getTime() + HOUR_MS);
  const next = new Date(at);
  next.setDate(next.getDate() + 1);
  return next;
}
