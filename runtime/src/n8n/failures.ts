import type { FailureClass, StepFailure } from '../engine/step';
import { ReadFailed } from './asks';
import { CutOff } from './execution';

const NEVER_ARRIVED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const MAY_HAVE_ARRIVED = new Set(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT', 'EPIPE']);
/** The other side says: not now. */
const NOT_NOW = new Set(['408', '425', '429', '500', '502', '503']);

/** What an error of a node means for its profile. An external step that was cut off may have acted already. */
export function failureOf(error: unknown, runs: 'local' | 'external'): StepFailure {
  return { class: classOf(error, runs), code: codeOf(error), message: messageOf(error) };
}

function classOf(error: unknown, runs: 'local' | 'external'): FailureClass {
  if (error instanceof CutOff) return runs === 'external' ? 'unknown' : 'transient';
  if (error instanceof ReadFailed) return 'transient';
  if (runs === 'local') return 'permanent';
  const code = networkCode(error);
  if (code && NEVER_ARRIVED.has(code)) return 'transient';
  if (code && MAY_HAVE_ARRIVED.has(code)) return 'unknown';
  const status = isRecord(error) ? String(error['httpCode']) : '';
  if (status === '504') return 'unknown';
  return NOT_NOW.has(status) ? 'transient' : 'permanent';
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
