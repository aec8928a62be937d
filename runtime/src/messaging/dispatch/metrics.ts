import type { Metrics } from '../../platform/metrics';

/** `perennial_sends_total{channel,outcome}`; the outcome is the status, or the reason when there is one. */
export function sendsCounter(metrics: Pick<Metrics, 'counter'>): (outcome: string) => void {
  const counter = metrics.counter({
    name: 'perennial_sends_total',
    help: 'Messages by what became of them: sent, or the reason why not.',
    labelNames: ['channel', 'outcome'],
  });
  return (outcome) => {
    counter.inc({ channel: 'email', outcome });
  };
}
