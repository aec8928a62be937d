import { createMetrics } from './metrics';

const log = { warn: jest.fn() };

test('counters, histograms and gauges are told in the Prometheus format under our prefix', async () => {
  const metrics = createMetrics(log);
  const sends = metrics.counter({ name: 'perennial_sends_total', help: 'Sends', labelNames: ['channel', 'outcome'] });
  sends.inc({ channel: 'email', outcome: 'sent' }, 2);
  metrics.histogram({ name: 'perennial_step_seconds', help: 'Steps', buckets: [0.1, 1] }).observe(0.5);

  const text = await metrics.text();
  expect(text).toContain('perennial_sends_total{channel="email",outcome="sent"} 2');
  expect(text).toContain('perennial_step_seconds_bucket{le="1"} 1');
  expect(text).toContain('perennial_process_resident_memory_bytes');
});

test('a gauge asks for its value at each collection, and forgets labels that are gone', async () => {
  const metrics = createMetrics(log);
  const queues = [['local', 3]] as [string, number][];
  metrics.gauge({ name: 'perennial_due', help: 'Due', labelNames: ['queue'] }, (gauge) => {
    for (const [queue, size] of queues) gauge.set({ queue }, size);
    return Promise.resolve();
  });
  expect(await metrics.text()).toContain('perennial_due{queue="local"} 3');
  queues[0] = ['external', 1];
  const text = await metrics.text();
  expect(text).toContain('perennial_due{queue="external"} 1');
  expect(text).not.toContain('queue="local"');
});

test('a gauge that cannot be collected is left out and logged, the others stay', async () => {
  const metrics = createMetrics(log);
  metrics.gauge({ name: 'perennial_broken', help: 'Broken' }, () => Promise.reject(new Error('database gone')));
  metrics.counter({ name: 'perennial_fine_total', help: 'Fine' }).inc();

  const text = await metrics.text();
  expect(text).toContain('perennial_fine_total 1');
  expect(text).not.toMatch(/^perennial_broken /m);
  expect(log.warn).toHaveBeenCalledWith(expect.objectContaining({ metric: 'perennial_broken' }), expect.any(String));
});
