import { TestEnvironment } from 'jest-environment-node';

/** What of an event of the test run is looked at; hooks fail with an error of their own. */
interface RunEvent {
  readonly name: string;
  readonly error?: unknown;
}

/** Lets the support of a test file say what it sees at the moment of a failure, while everything still stands as it was. */
export default class FailureEnvironment extends TestEnvironment {
  async handleTestEvent({ name, error }: RunEvent): Promise<void> {
    if (name !== 'test_fn_failure' && name !== 'hook_failure') return;
    const { evidenceOfFailure } = this.global as { evidenceOfFailure?: () => Promise<string> };
    const evidence = await evidenceOfFailure?.();
    if (evidence !== undefined && evidence !== '') tellWith(error, evidence);
  }
}

/** The error belongs to the world of the tests: it is no `Error` of this one. */
function tellWith(error: unknown, evidence: string): void {
  if (typeof error !== 'object' || error === null || !('message' in error) || !('stack' in error)) return;
  const { message, stack } = error as { message: string; stack: string };
  const told = `${message}\n\n${evidence}`;
  error.message = told;
  error.stack = stack.includes(message) ? stack.replace(message, () => told) : `${told}\n${stack}`;
}
