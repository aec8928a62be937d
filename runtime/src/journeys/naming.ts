import { randomInt, randomUUID } from 'node:crypto';

import type { Naming } from './draft/complete';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Ids of nodes like n8n's; step keys of ten letters and digits (3.6·10^15, and a journey has at most 500). */
export const naming: Naming = {
  nodeId: randomUUID,
  stepKey: () => Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
};
