import type { JourneyProblem } from '../problem';
import type { WorkflowNode } from '../workflow';

export interface Complaint {
  readonly code: string;
  /** Quotes the bad value and says what to do. */
  readonly message: string;
  readonly node?: WorkflowNode;
  /** Dotted path of the parameter. */
  readonly parameter?: string;
}

/** A journey of someone else's program could have any number. */
const MOST = 500;

/** Collects everything that is wrong with one journey. */
export class Problems {
  private readonly found: JourneyProblem[] = [];

  error(complaint: Complaint): void {
    this.add('error', complaint);
  }

  warning(complaint: Complaint): void {
    this.add('warning', complaint);
  }

  /** Whether something was said about a parameter, one inside it, or, as n8n names them, the last part of one. */
  has({ name }: WorkflowNode, parameter: string): boolean {
    return this.found.some(
      ({ nodeName, parameter: said }) =>
        nodeName === name &&
        said !== undefined &&
        (said === parameter || said.startsWith(`${parameter}.`) || said.endsWith(`.${parameter}`)),
    );
  }

  get blocks(): boolean {
    return this.found.some(({ severity }) => severity === 'error');
  }

  /** Of the whole journey first, then in the order of its nodes. */
  inOrderOf(nodes: readonly WorkflowNode[]): readonly JourneyProblem[] {
    const place = new Map(nodes.map(({ name }, index) => [name, index]));
    const of = ({ nodeName }: JourneyProblem): number => (nodeName === undefined ? -1 : (place.get(nodeName) ?? -1));
    return this.found.toSorted((a, b) => of(a) - of(b)).slice(0, MOST);
  }

  private add(severity: JourneyProblem['severity'], { code, message, node, parameter }: Complaint): void {
    const stepKey = node && keyIn(node);
    this.found.push({
      code,
      severity,
      message,
      ...(stepKey !== undefined && { stepKey }),
      ...(node && { nodeName: node.name }),
      ...(parameter !== undefined && { parameter }),
    });
  }
}

/** As people who edit the journey know the step: steps of others, and of ours those without a key, go by their id. */
function keyIn({ id, parameters: { stepKey } }: WorkflowNode): string | undefined {
  if (typeof stepKey === 'string' && stepKey !== '') return stepKey;
  return id === '' ? undefined : id;
}
