import { z } from 'zod';

const failure = z.object({ code: z.string(), message: z.string() });

const stepCircuit = z
  .object({
    kind: z.literal('step'),
    id: z.string(),
    journeyId: z.string(),
    versionId: z.string(),
    stepKey: z.string(),
    stepName: z.string(),
    state: z
      .enum(['open', 'kept', 'closed'])
      .describe('`kept`: a person has said that nobody tries. `closed`: it works again, and those held go on in turn.'),
    since: z.iso.datetime(),
    failure: failure.describe('What the step said last'),
    held: z.number().int().describe('People who stand before it, up to 100,000'),
    probeAt: z.iso.datetime().optional().describe('When one of them tries it next'),
    probes: z.number().int().describe('Tries since it opened'),
  })
  .meta({ id: 'StepCircuit', description: 'A step that fails for everybody: people are held before it.' });

const senderRest = z
  .object({
    kind: z.literal('sender'),
    id: z.string(),
    senderId: z.string(),
    senderName: z.string().optional(),
    state: z.literal('resting'),
    since: z.iso.datetime(),
    until: z.iso.datetime(),
    failures: z.number().int().describe('Rests in a row'),
  })
  .meta({ id: 'SenderRest', description: 'A sender whose server could not be reached; it is tried again by itself.' });

export const circuitList = z.object({ items: z.array(z.union([stepCircuit, senderRest])) }).meta({ id: 'CircuitList' });

export const circuitAction = z.enum(['close', 'keep', 'try']).meta({
  id: 'CircuitAction',
  description:
    '`close` lets everybody go on in turn, `keep` stops the tries until somebody closes it, `try` has one try now.',
});

export const circuitParams = z.object({ circuitId: z.string().min(1).max(100), action: circuitAction });
export const circuitView = stepCircuit;

export type CircuitAction = z.output<typeof circuitAction>;
export type StepCircuitView = z.input<typeof stepCircuit>;
export type CircuitView = z.input<typeof circuitList>['items'][number];
