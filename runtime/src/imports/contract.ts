import { z } from 'zod';

import { pageOf } from '../platform/http/page';
import { ENCODINGS, FORMATS, MOST_COLUMNS } from './layout';
import { KINDS } from './mapping/fields';
import { MOST_PARTS } from './parts';
import { PRESETS } from './settings';
import { DECIMALS } from './values/amounts';
import { DATE_ORDERS } from './values/dates';

const count = z.number().int();

const counts = z
  .object({
    read: count.describe('Rows, without a header and empty ones'),
    new: count.describe('Rows; of orders: orders'),
    existing: count,
    refused: count,
    skipped: count.describe('Lines about the report itself'),
    reasons: z.record(z.string(), count).describe('How many rows were refused for what, by code'),
  })
  .meta({ id: 'ImportCounts' });

const layout = z
  .object({
    format: z.enum(FORMATS),
    encoding: z.enum(ENCODINGS),
    delimiter: z.string().length(1),
    quote: z.string().length(1),
    header: z.boolean().describe('The first row that is not empty names the columns'),
  })
  .meta({ id: 'ImportLayout', description: 'How the file is written.' });

const short = z.string().trim().min(1).max(200);

const reading = z
  .object({
    zone: z.string().max(60).describe('IANA zone of dates that name none'),
    country: z.string().length(2).optional().describe('Of phone numbers without a country code, ISO 3166 alpha-2'),
    dateOrder: z.enum(DATE_ORDERS).describe('`auto`: as the first rows tell'),
    decimal: z.enum(DECIMALS).describe('What stands before the cents; `auto`: as the values tell'),
    currency: z.string().length(3).optional().describe('Of amounts that name none, ISO 4217'),
    preset: z.enum(PRESETS).optional().describe('The file is an export of this marketplace: nothing is mapped'),
    sourceId: z
      .string()
      .max(64)
      .optional()
      .describe('Of orders: the shop they are of; then they are the same as those it tells of itself'),
    event: short.optional().describe('Of events: the name of all rows without a column for it'),
    consent: z
      .object({
        channel: short.optional(),
        state: short.optional(),
        source: short.optional(),
        wording: z.string().trim().min(1).max(2_000).optional(),
      })
      .optional()
      .describe('Of consents: what holds for all rows without columns for it'),
  })
  .meta({ id: 'ImportReading', description: 'How values are read, and what holds for all rows.' });

const mapped = z.object({
  column: z.string().min(1).max(220),
  to: z.string().min(1).max(120).describe('A field, or `attribute:<name>`, `property:<name>`, `evidence:<name>`'),
});

const mapping = z
  .array(mapped)
  .max(MOST_COLUMNS)
  .meta({ id: 'ImportMapping', description: 'Which column goes where.' });

export const importShape = z
  .object({
    id: z.string(),
    name: z.string().describe('Of the file'),
    kind: z.enum(KINDS),
    at: z.iso.datetime(),
    state: z.enum(['uploading', 'ready', 'checking', 'running', 'done', 'cancelled', 'failed']),
    size: count.describe('Bytes'),
    columns: z.array(z.string()),
    layout: layout.optional(),
    reading,
    mapping,
    revision: count,
    progress: z
      .object({ row: count, counts, share: z.number().describe('Of the file, 0 to 1') })
      .optional()
      .describe('Of the present or last pass through the file'),
    checked: z
      .object({ at: z.iso.datetime(), counts, current: z.boolean().describe('Nothing was changed since') })
      .optional()
      .describe('What the last trial of the whole file came to'),
    problemsKept: count.describe('Problems of rows that can be read, 10,000 at most'),
    failure: z.object({ code: z.string(), message: z.string() }).optional(),
    startedAt: z.iso.datetime().optional(),
    finishedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'Import' });

export const importPage = pageOf(importShape).meta({ id: 'ImportPage' });

export const newImport = z
  .object({ name: z.string().trim().min(1).max(255), kind: z.enum(KINDS), preset: z.enum(PRESETS).optional() })
  .strict()
  .meta({ id: 'NewImport' });

export const importPatch = z
  .object({
    baseRevision: count.describe('The revision that was looked at'),
    kind: z.enum(KINDS).optional().describe('Another kind: the columns are guessed anew'),
    layout: layout.partial().optional().describe('The columns are guessed anew'),
    reading: reading.optional(),
    mapping: mapping.optional(),
  })
  .strict()
  .meta({ id: 'ImportPatch' });

const rowProblem = z
  .object({
    row: count.describe('As a spreadsheet counts: a header is row 1. Of JSON: which item'),
    column: z.string().optional(),
    value: z.string().optional().describe('The bad value, cut'),
    code: z.string(),
    message: z.string().describe('What is wrong and what to do'),
  })
  .meta({ id: 'ImportProblem' });

export const problemPage = pageOf(rowProblem).meta({ id: 'ImportProblemPage' });

export const importPreview = z
  .object({
    revision: count,
    columns: z.array(
      z.object({
        name: z.string(),
        samples: z.array(z.string()).describe('A few values'),
        to: z.string().optional(),
      }),
    ),
    rows: z.array(
      z.object({
        row: count,
        cells: z.array(z.string()),
        becomes: z.record(z.string(), z.unknown()).optional().describe('What is made of it; absent when it is refused'),
        problems: z.array(rowProblem),
      }),
    ),
    fields: z
      .array(z.object({ name: z.string(), type: z.string() }))
      .describe('Where columns of this kind may go, beside the free ones'),
    free: z.string().describe('What free ones begin with, e.g. `attribute`'),
  })
  .meta({ id: 'ImportPreview' });

export const savedMapping = z
  .object({ id: z.string(), name: z.string(), kind: z.enum(KINDS), at: z.iso.datetime(), reading, mapping })
  .meta({ id: 'SavedImportMapping' });

export const savedMappings = z.object({ items: z.array(savedMapping) }).meta({ id: 'SavedImportMappings' });

export const newSavedMapping = z
  .object({ name: z.string().trim().min(1).max(100), kind: z.enum(KINDS), reading, mapping })
  .strict()
  .meta({ id: 'NewSavedImportMapping' });

export const importParams = z.object({ importId: z.string().min(1).max(64) });
export const partParams = importParams.extend({ part: z.coerce.number().int().min(1).max(MOST_PARTS) });
export const savedMappingParams = z.object({ savedMappingId: z.string().min(1).max(64) });

export type ImportAnswer = z.input<typeof importShape>;
export type NewImport = z.output<typeof newImport>;
export type ImportPatch = z.output<typeof importPatch>;
export type ImportPreview = z.input<typeof importPreview>;
export type SavedMappingAnswer = z.input<typeof savedMapping>;
export type NewSavedMapping = z.output<typeof newSavedMapping>;
