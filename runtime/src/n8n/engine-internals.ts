import { Expression, type Workflow } from 'n8n-workflow';

/** A context of isolated-vm, as far as we use it. */
interface IsolateContext {
  evalClosureSync(code: string, args: readonly unknown[], options: object): unknown;
}

interface Evaluator {
  getBridge(caller: object): { readonly context?: IsolateContext };
  getTransformedCode(expression: string): string;
}

interface Inner {
  timezone?: string;
  renderExpression(expression: string, data: unknown): unknown;
}

const CODE_TIMEOUT_MS = 5_000;

/**
 * What n8n's vm engine keeps to itself and a batch needs: the code it makes of an expression, and the isolate of a workflow. The
 * only place that knows its private names; where one of them is missing, `open` gives nothing and every expression goes the usual way.
 */
export class EngineInternals {
  /** Expressions the engine was given while it is watched. */
  #rendered: string[] = [];
  readonly #evaluator: Evaluator;
  readonly #inner: Inner;

  private constructor(evaluator: Evaluator, inner: Inner) {
    this.#evaluator = evaluator;
    this.#inner = inner;
    const render = inner.renderExpression.bind(inner);
    inner.renderExpression = (expression, data) => {
      this.#rendered.push(expression);
      return render(expression, data);
    };
  }

  static open(workflow: Workflow): EngineInternals | undefined {
    const { vmEvaluator: evaluator } = Expression as unknown as { vmEvaluator?: Partial<Evaluator> };
    const { expression: inner } = workflow.expression as unknown as { expression?: Partial<Inner> };
    if (Expression.getActiveImplementation() !== 'vm') return undefined;
    if (!evaluator?.getBridge || !evaluator.getTransformedCode || !inner?.renderExpression) return undefined;
    return new EngineInternals(evaluator as Evaluator, inner as Inner);
  }

  /** Evaluates by the engine, and gives the code it ran: undefined when it did not come to running one. */
  watch(evaluate: () => unknown): { readonly value: unknown; readonly code: string | undefined } {
    this.#rendered = [];
    const value = evaluate();
    const [rendered] = this.#rendered;
    return { value, code: rendered === undefined ? undefined : this.#evaluator.getTransformedCode(rendered) };
  }

  /** Runs code in the workflow's own isolate, with `$0` and so on as arguments; results are copied out. */
  run(code: string, args: readonly unknown[]): unknown {
    const { context } = this.#evaluator.getBridge(this.#inner);
    if (!context) throw new Error('The isolate has no context');
    return context.evalClosureSync(code, args, { result: { copy: true }, timeout: CODE_TIMEOUT_MS });
  }

  get timeZone(): string | undefined {
    return this.#inner.timezone;
  }
}
