import { refused, stepOf } from './find';
import type { OperationOf } from './operation';
import type { DraftWorkflow } from './workflow';

export function setGroup(workflow: DraftWorkflow, { group, index }: OperationOf<'setGroup'>): DraftWorkflow {
  const groups = workflow.nodeGroups ?? [];
  const others = groups.filter(({ id }) => id !== group.id);
  for (const member of group.nodeIds) {
    const { name } = stepOf(workflow, member);
    const elsewhere = others.find(({ nodeIds }) => nodeIds.includes(member));
    if (elsewhere) throw refused(`"${name}" is in the section "${elsewhere.name}"; take it out there first.`);
  }
  const before = groups.findIndex(({ id }) => id === group.id);
  const at = index ?? (before < 0 ? others.length : before);
  return { ...workflow, nodeGroups: others.toSpliced(at, 0, group) };
}

export function removeGroup(workflow: DraftWorkflow, { group }: OperationOf<'removeGroup'>): DraftWorkflow {
  const groups = workflow.nodeGroups ?? [];
  if (!groups.some(({ id }) => id === group))
    throw refused(`There is no section with the id "${group}" in this draft.`);
  return { ...workflow, nodeGroups: groups.filter(({ id }) => id !== group) };
}
