import type { CredentialNeed } from '../ports';
import type { WorkflowNode } from '../workflow';
import { quoted } from './parameters';
import type { Problems } from './problems';

/** A credential of the workspace, as far as a check must know it. */
export interface KnownCredential {
  readonly name: string;
  readonly type: string;
  /** False: somebody still has to let us in at the other side. */
  readonly connected: boolean;
}

/** By id; undefined where a version is made ready to run again: what it was published with is looked at when it runs. */
export type KnownCredentials = ReadonlyMap<string, KnownCredential> | undefined;

/** Every credential a step needs must be there, be one of this workspace, and be of the right type. */
export function checkCredentials(
  node: WorkflowNode,
  needs: readonly CredentialNeed[],
  known: KnownCredentials,
  problems: Problems,
): void {
  if (!known) return;
  for (const { type, required } of needs) {
    const chosen = node.credentials?.[type];
    const parameter = `credentials.${type}`;
    const complain = (code: string, words: string) => {
      problems.error({ code, message: `${quoted(node.name)} ${words}`, node, parameter });
    };
    if (!chosen?.id) {
      if (required) complain('credential_missing', `needs a credential of the type ${quoted(type)}: choose one.`);
      continue;
    }
    const found = known.get(chosen.id);
    if (!found) {
      const name = quoted(chosen.name);
      complain('credential_unknown', `has the credential ${name}, which this workspace does not have: choose another.`);
    } else if (found.type !== type) {
      const is = `is of the type ${quoted(found.type)}, and ${quoted(type)} is needed: choose another.`;
      complain('credential_wrong_type', `has the credential ${quoted(found.name)}, which ${is}`);
    } else if (!found.connected) {
      const message = `${quoted(node.name)} has the credential ${quoted(found.name)}, with which nobody has signed in yet: connect it, or the step fails.`;
      problems.warning({ code: 'credential_not_connected', message, node, parameter });
    }
  }
}
