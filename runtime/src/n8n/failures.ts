import type { FailureClass, StepFailure } from '../engine/step';
import type { CompiledStep } from '../engine/version';
import { ReadFailed } from './asks';
import { CutOff } from './execution';

const NEVER_ARRIVED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const MAY_HAVE_ARRIVED = new Set(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT', 'EPIPE']);
/** The other side says: not now. Or, 408: that it has not even got the whole request. */
const NOT_NOW = new Set(['408', '425', '429', '503']);
/** It failed on the way, or whoever stands before it did not get its answer: a gateway, or Cloudflare (520 to 524). */
const MAY_HAVE_ACTED = new Set(['500', '502', '504', '520', '522', '524']);
/** Whoever stands before it could not reach it: it refuses connections (521), or there is no way to it (523). */
const NOT_REACHED = new Set(['521', '523']);

/** As far as its failures go. */
type Failing = Pick<CompiledStep, 'runs' | 'retryOnFail'>;

const LOOK_FIRST = ' It may have acted: look there before it is run again.';

/** What an error of a node means for its profile. What may have acted is only called again when that is known to be wanted. */
export function failureOf(error: unknown, step: Failing): StepFailure {
  const meant = classOf(error, step.runs);
  const again = meant === 'unknown' && (step.retryOnFail === true || onlyAsked(error));
  if (meant !== 'unknown' || again)
    return { class: again ? 'transient' : meant, code: codeOf(error), message: messageOf(error) };
  const code = error instanceof CutOff ? codeOf(error) : 'outcome_unknown';
  const thrown = !(error instanceof CutOff);
  return {
    class: 'unknown',
    code,
    ...(thrown && { thrown }),
    message: `${messageOf(error).replace(/[.\s]*$/, '.')}${LOOK_FIRST}`,
  };
}

function classOf(error: unknown, runs: Failing['runs']): FailureClass {
  if (error instanceof CutOff) return runs === 'external' ? 'unknown' : 'transient';
  if (error instanceof ReadFailed) return 'transient';
  if (runs === 'local') return 'permanent';
  const code = networkCode(error);
  if (code && NEVER_ARRIVED.has(code)) return 'transient';
  if (code && MAY_HAVE_ARRIVED.has(code)) return 'unknown';
  const status = isRecord(error) ? String(error['httpCode']) : '';
  if (MAY_HAVE_ACTED.has(status)) return 'unknown';
  return NOT_NOW.has(status) || NOT_REACHED.has(status) ? 'transient' : 'permanent';
}

/** n8n's HTTP Request puts what it has requested to its errors, and requests nothing else. Of other nodes nobody knows what went before. */
function onlyAsked(error: unknown): boolean {
  if (!isRecord(error) || !isRecord(error['node']) || !isRecord(error['context'])) return false;
  const { request } = error['context'];
  const method = isRecord(request) ? request['method'] : undefined;
  return error['node']['type'] === 'n8n-nodes-base.httpRequest' && (method === 'GET' || method === 'HEAD');
}

function networkCode(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; isRecord(at) && depth < 5; at = at['cause'], depth++) {
    if (typeof at['code'] === 'string' && /^E[A-Z_]+$/.test(at['code'])) return at['code'];
    if (typeof at['httpCode'] === 'string' && /^E[A-Z_]+$/.test(at['httpCode'])) return at['httpCode'];
  }
  return undefined;
}

function codeOf(error: unknown): string {
  if (error instanceof CutOff) return 'step_timed_out';
  // By name: a package with its own copy of n8n-workflow throws classes of its own.
  const name = error instanceof Error ? error.name : '';
  if (name === 'ExpressionError') return 'expression_failed';
  return name === 'NodeApiError' ? 'api_refused' : 'step_failed';
}

/** The node's words, cut, without addresses and numbers: logs and dead letters keep it. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '‹address›')
    .replace(/\+?\d[\d\s().-]{7,}\d/g, '‹number›')
    .slice(0, 500);
}

/** The item an error is about, when the node says so. */
export function itemIndexOf(error: unknown): number | undefined {
  if (!isRecord(error)) return undefined;
  const context = isRecord(error['context']) ? error['context'] : {};
  const index = context['itemIndex'] ?? error['itemIndex'];
  return typeof index === 'number' && Number.isInteger(index) && index >= 0 ? index : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
