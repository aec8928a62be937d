import {
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  Registry,
  type CounterConfiguration,
  type GaugeConfiguration,
  type HistogramConfiguration,
} from 'prom-client';

import type { Logger } from './logging';

/** Part of the outside contract: dashboards and alarms hold on to these names. */
type Name = `perennial_${string}`;

type Named<T extends { name: string }> = Omit<T, 'name' | 'registers' | 'collect'> & { readonly name: Name };

/** Sets the values of a gauge when they are asked for, e.g. by counting in the database. */
type Collect<L extends string> = (gauge: Gauge<L>) => Promise<void>;

export interface Metrics {
  counter<L extends string>(options: Named<CounterConfiguration<L>>): Counter<L>;
  histogram<L extends string>(options: Named<HistogramConfiguration<L>>): Histogram<L>;
  /** With `collect` the gauge shows what it sets, and nothing when it fails: one that fails must not hide all the others. */
  gauge<L extends string>(options: Named<GaugeConfiguration<L>>, collect?: Collect<L>): Gauge<L>;
  /** All of them in the Prometheus text format, which `contentType` names. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** The metrics of one process, with Node's own (memory, CPU, event loop) under the same prefix. */
export function createMetrics(log: Pick<Logger, 'warn'>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'perennial_' });
  const registers = [registry];
  return {
    counter: (options) => new Counter({ ...options, registers }),
    histogram: (options) => new Histogram({ ...options, registers }),
    gauge: (options, collect) =>
      new Gauge({ ...options, registers, ...(collect && careful(options.name, collect, log)) }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function careful<L extends string>(name: string, collect: Collect<L>, log: Pick<Logger, 'warn'>) {
  return {
    async collect(this: Gauge<L>): Promise<void> {
      this.reset();
      try {
        await collect(this);
      } catch (error) {
        this.remove();
        log.warn({ err: error, metric: name }, 'A metric could not be collected');
      }
    },
  };
}
