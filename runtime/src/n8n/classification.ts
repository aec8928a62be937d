import { isOurs } from '../engine/ours';

/** How a node type runs, and why; the reason is shown to the author. */
export interface Classification {
  readonly runs: 'local' | 'external';
  readonly because: string;
  /** Why a journey cannot use it at all. */
  readonly refused?: string;
}

const BASE = 'n8n-nodes-base.';

/** Nodes of n8n's own package that only look at and change the item: running them twice does no harm. */
const PURE = new Set([
  'if',
  'switch',
  'filter',
  'set',
  'noOp',
  'dateTime',
  'crypto',
  'renameKeys',
  'markdown',
  'stopAndError',
]);

const ACROSS = 'works across many items, and in a journey each profile goes its own way';
const CODE = 'needs a task runner for code, which a journey has not';

const REFUSED: Readonly<Record<string, string>> = {
  wait: "holds the whole process or hands the execution to n8n's database; use the Perennial Wait",
  merge: 'waits for several inputs, and a profile comes by one way only',
  splitInBatches: ACROSS,
  aggregate: ACROSS,
  summarize: ACROSS,
  limit: ACROSS,
  sort: ACROSS,
  removeDuplicates: ACROSS,
  compareDatasets: ACROSS,
  code: CODE,
  function: CODE,
  functionItem: CODE,
  executeCommand: 'runs programs on the server',
  executeWorkflow: 'runs another n8n workflow, which a journey cannot do',
  respondToWebhook: 'answers a webhook, and nobody is waiting for an answer in a journey',
  form: 'shows a form and waits for it',
};

/** Our own nodes and the known pure ones run for a whole batch at once; everything else may act on the world. */
export function classify(type: string): Classification {
  if (isOurs(type)) {
    return { runs: 'local', because: 'changes nothing while it runs: it returns what it wants done' };
  }
  const base = type.startsWith(BASE) ? type.slice(BASE.length) : '';
  if (PURE.has(base)) return { runs: 'local', because: 'only looks at and changes the item' };
  const refused = Object.hasOwn(REFUSED, base) ? REFUSED[base] : undefined;
  return {
    runs: 'external',
    because: 'may act on the world outside: runs for each person by itself, and is not repeated after a crash',
    ...(refused !== undefined && { refused }),
  };
}
