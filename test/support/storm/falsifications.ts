import type { Aftermath } from './aftermath';

/** The same aftermath, each time with one thing that must not be; a verdict that accepts any of them is blind. */
export function falsifications(seen: Aftermath): readonly (readonly [string, Aftermath])[] {
  const { enrolments, rows, events, profiles, mails, calls } = seen;
  const sent = rows.find(({ kind, status, mayBeOut }) => kind === 'send' && status === 'sent' && !mayBeOut);
  const key = sent?.key ?? '';
  const completed = enrolments.find(({ kids, ended }) => kids.length > 0 && ended?.reason === 'completed')!;
  const but = (change: Partial<(typeof enrolments)[number]>) =>
    enrolments.map((one) => (one === completed ? { ...one, ...change } : one));
  const marked = [...profiles.values()].find(({ tags = [] }) => tags.length > 0)!;
  const profile = (change: object) => new Map(profiles).set(marked._id, { ...marked, ...change });
  return [
    ['a mail that did not arrive', { ...seen, mails: without(mails, key) }],
    ['a mail that arrived twice', { ...seen, mails: new Map(mails).set(key, 2) }],
    ['a mail that nobody sent', { ...seen, mails: new Map(mails).set('stranger', 1) }],
    [
      'a send that is still pending',
      { ...seen, rows: rows.map((row) => (row === sent ? { ...row, status: 'pending' } : row)) },
    ],
    [
      'a send that is unknown for no reason',
      { ...seen, rows: rows.map((row) => (row === sent ? { ...row, status: 'unknown' } : row)) },
    ],
    ['two real rows for one send', { ...seen, rows: [...rows, sent!] }],
    ['an event that was lost', { ...seen, events: events.slice(1) }],
    ['an event that was stored twice', { ...seen, events: [...events, events[0]!] }],
    ['a tag that was lost', { ...seen, profiles: profile({ tags: (marked.tags ?? []).slice(1) }) }],
    ['a tag of a branch not taken', { ...seen, profiles: profile({ tags: [...(marked.tags ?? []), 'B', 'A'] }) }],
    ['an attribute that was lost', { ...seen, profiles: profile({ attributes: {} }) }],
    ['a call that was lost', { ...seen, calls: calls.slice(1) }],
    [
      'a call that was made twice',
      { ...seen, calls: [...calls, { ...calls[0]!, key: completed._id, repeated: true }] },
    ],
    ['somebody who is not enrolled', { ...seen, enrolments: enrolments.filter((one) => one !== completed) }],
    ['somebody who stands still', { ...seen, enrolments: but({ active: true }) }],
    ['a step taken twice', { ...seen, enrolments: but({ visits: { ...completed.visits, reminder: 2 } }) }],
    [
      'a child that is missing',
      { ...seen, enrolments: enrolments.filter(({ rootId, _id }) => rootId !== completed._id || _id === rootId) },
    ],
    [
      'an exit without an order',
      {
        ...seen,
        enrolments: enrolments.map((one) =>
          one.entry.key ? { ...one, ended: { ...one.ended!, reason: 'exit' } } : one,
        ),
      },
    ],
  ];
}

function without(mails: ReadonlyMap<string, number>, key: string): ReadonlyMap<string, number> {
  return new Map([...mails].filter(([one]) => one !== key));
}
