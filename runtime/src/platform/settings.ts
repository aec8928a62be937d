import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const ROLES = ['api', 'worker'] as const;

const list = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

/** Every setting of the outside contract (README lists them). All optional; read once, at the start of a process. */
const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(5680),
  /** Loopback: a newcomer's machine opens nothing to its network, and a published one stands behind a proxy of its own. */
  HOST: z.union([z.ipv4(), z.ipv6(), z.literal('localhost')]).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must start with mongodb:// or mongodb+srv://')
    .optional(),
  PERENNIAL_MONGO_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  PERENNIAL_DATA_DIR: z.string().min(1).default(join(homedir(), '.perennial')),
  PERENNIAL_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  PERENNIAL_ROLES: z
    .string()
    .default('api,worker')
    .transform(list)
    .pipe(z.array(z.enum(ROLES)).min(1)),
  PERENNIAL_BOOTSTRAP_KEY: z.string().min(24, 'must have at least 24 characters').optional(),
  PERENNIAL_NODES: z.string().default('').transform(list),
  /** Names and addresses inside the operator's network that may be called all the same, such as an n8n beside us. */
  PERENNIAL_ALLOWED_HOSTS: z.string().default('').transform(list),
  /** After a downtime: so many overdue wake-ups a minute in the whole installation; 0: as fast as it goes. */
  PERENNIAL_DRAIN_PER_MINUTE: z.coerce.number().int().min(0).max(10_000_000).default(0),
  /** Seconds that a step of another package may take for one person, unless the step says otherwise. */
  PERENNIAL_STEP_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(3_600).default(900),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Settings = z.infer<typeof schema>;

/** Throws one error that names every unusable setting with its value's problem. Empty strings count as not set. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (!result.success) throw new Error(`Invalid settings:\n${z.prettifyError(result.error)}`);
  return result.data;
}
