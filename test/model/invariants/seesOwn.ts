import type { Invariant } from './invariant';

/** 11. A wake-up sees all earlier own updates, and a later step those of an earlier one. */
export const seesOwn: Invariant = {
  number: 11,
  atCommit: ({ journey }, { world }, { worker, rows }) => {
    if (worker.seenX !== world.sets) return 'a wake-up ran before an earlier change of its own was applied';
    let sets = world.sets;
    for (const { effect, body } of rows) {
      const { kind } = journey.keys[effect]!;
      if (kind === 'set') sets += 1;
      if (kind === 'send' && body >> 1 !== sets) return 'a later step did not see the change of an earlier one';
    }
    return undefined;
  },
};
