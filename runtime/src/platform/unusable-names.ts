/**
 * Field names that nobody outside may give: three reach a prototype, and by `_bsontype` MongoDB's driver takes an object for one of
 * its own types, so that the whole write fails that carries it.
 */
export const UNUSABLE_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype', '_bsontype']);
