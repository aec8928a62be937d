import type { Edit, Operation } from '../../draft/contract';
import type { Graph } from '../graph/graph';

/** Switches steps off: people pass through them. When all of them are off already, on. */
export function switched({ steps }: Graph, ids: readonly string[]): Edit {
  const chosen = ids.flatMap((id) => steps.get(id) ?? []).filter(({ isEntry }) => !isEntry);
  const on = chosen.every(({ node }) => node.disabled === true);
  const [only, second] = chosen;
  return {
    operations: chosen.map(({ id }): Operation => {
      const setting = { type: 'setStepSettings', step: id } as const;
      return on ? { ...setting, set: {}, unset: ['disabled'] } : { ...setting, set: { disabled: true }, unset: [] };
    }),
    deed: {
      did: on ? 'switchedOn' : 'switchedOff',
      ...(second ? { count: chosen.length } : only && { step: only.node.name }),
    },
  };
}
