import type { EffectRow } from '../engine/effect';
import type { SendRow } from '../engine/ports';
import type { Collection, Db } from '../platform/database';

export type EffectCollection = Collection<EffectRow>;

export const effectsOf = (db: Db): EffectCollection => db.collection<EffectRow>('effects');

export const isSend = (row: EffectRow): row is SendRow => row.kind === 'send';
