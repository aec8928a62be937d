/**
 * Shares `limit` out: everybody gets the same, nobody more than their room, and what one cannot use the others get.
 * In the order of `rooms`; of a rest that cannot be divided the first ones get one more.
 */
export function sharesOf(rooms: readonly number[], limit: number): number[] {
  const shares = rooms.map(() => 0);
  let left = limit;
  for (;;) {
    const hungry = rooms.flatMap((room, index) => (room > (shares[index] ?? 0) ? [index] : []));
    if (hungry.length === 0 || left <= 0) return shares;
    const portion = Math.max(Math.floor(left / hungry.length), 1);
    for (const index of hungry.slice(0, left)) {
      const had = shares[index] ?? 0;
      const more = Math.min(portion, (rooms[index] ?? 0) - had);
      shares[index] = had + more;
      left -= more;
    }
  }
}
