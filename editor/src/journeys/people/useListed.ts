import { useRef, useState } from 'react';

import { answer, api } from '../../api/client';
import { renewJourneys } from '../dialogs/useJourneyActs';
import { AT_ONCE, namedIn } from './named';

export type What = 'add' | 'remove';

/** Somebody of the list with whom it did not work, and why. */
export interface Other {
  readonly who: string;
  readonly code: string;
}

export interface Outcome {
  readonly what: What;
  readonly done: number;
  readonly others: readonly Other[];
}

/** Does it to everybody named, a thousand at once; whoever presses again after a failure adds nobody twice. */
export function useListed(journeyId: string) {
  const [gone, setGone] = useState(0);
  const request = useRef({ text: '', key: '' });
  const run = async (what: What, text: string): Promise<Outcome> => {
    if (request.current.text !== `${what} ${text}`)
      request.current = { text: `${what} ${text}`, key: crypto.randomUUID() };
    const people = namedIn(text);
    const codes: (string | undefined)[] = [];
    for (let start = 0; start < people.length; start += AT_ONCE) {
      const batch = people.slice(start, start + AT_ONCE);
      codes.push(...(await ask(what, journeyId, { batch, key: `${request.current.key}/${String(start)}` })));
      setGone(codes.length);
    }
    await renewJourneys();
    const others = people.flatMap(({ value: who }, index) => {
      const code = codes[index];
      return code === undefined ? [] : [{ who, code }];
    });
    return { what, done: people.length - others.length, others };
  };
  return { gone, run };
}

interface Portion {
  readonly batch: ReturnType<typeof namedIn>;
  readonly key: string;
}

/** In their order, why it did not work; undefined: it did. */
async function ask(what: What, journeyId: string, { batch, key }: Portion): Promise<(string | undefined)[]> {
  const request = {
    params: { path: { journeyId } },
    headers: { 'idempotency-key': key },
    body: { people: [...batch] },
  };
  if (what === 'add') {
    const added = await answer(api.POST('/api/journeys/{journeyId}/enrolments', request));
    return added.items.map(({ result, code }) => (result === 'entered' ? undefined : (code ?? 'refused')));
  }
  const { items = [] } = await answer(api.POST('/api/journeys/{journeyId}/enrolments/remove', request));
  return items.map(({ result }) => (result === 'removed' ? undefined : result));
}
