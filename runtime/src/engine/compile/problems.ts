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

  has(node: WorkflowNode, parameter: string): boolean {
    const inside = `${parameter}.`;
    return this.found.some(
      (problem) =>
        problem.nodeName === node.name &&
        (problem.parameter === parameter || problem.parameter?.startsWith(inside) === true),
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
    const stepKey = node?.parameters['stepKey'];
    this.found.push({
      code,
      severity,
      message,
      ...(typeof stepKey === 'string' && stepKey !== '' && { stepKey }),
      ...(node && { nodeName: node.name }),
      ...(parameter !== undefined && { parameter }),
    });
  }
}
