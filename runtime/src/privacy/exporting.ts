import type { Document } from 'mongodb';

import type { Db } from '../platform/database';
import type { Holding } from './holdings';
import { exportPartsOf, type PrivacyRequest } from './model';
import { documentsOf, type Whose } from './steps';

/** Fields that say nothing of the person. */
const OURS = new Set(['workspaceId', 'bucket', 'lease', 'applied', 'calls', 'retest', 'watched', 'terms', 'lower', 'slots', 'zoneKey', 'days']); // prettier-ignore
const LONGEST_PART = 1_000_000;

interface Exporting {
  readonly request: PrivacyRequest;
  readonly holding: Holding;
  readonly whose: Whose;
  readonly expiresAt: Date;
}

/** Writes the documents of one holding into parts, anew when it is repeated. Gives back how many they were. */
export async function writeExport(db: Db, { request, holding, whose, expiresAt }: Exporting): Promise<number> {
  const { _id: requestId, workspaceId, step } = request;
  const parts = exportPartsOf(db);
  await parts.deleteMany({ requestId, step });
  let [count, part, lines] = [0, 0, ''];
  const put = async () => {
    if (lines === '') return;
    await parts.insertOne({
      _id: `${requestId}:${String(step)}:${String(part)}`,
      ...{ workspaceId, requestId, step, part, collection: holding.collection },
      ...{ profileIds: whose.profileIds, lines, expiresAt },
    });
    part += 1;
    lines = '';
  };
  for await (const portion of documentsOf(db, holding, whose))
    for (const document of portion) {
      lines += `${JSON.stringify(shown(document))}\n`;
      count += 1;
      if (lines.length > LONGEST_PART) await put();
    }
  await put();
  return count;
}

function shown(document: Document): Document {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !OURS.has(name)));
}

/** The whole as one JSON text, a list for each collection, part by part. */
export async function* exportText(db: Db, { _id: requestId, at, profileId }: PrivacyRequest): AsyncGenerator<string> {
  yield `{"requestedAt":${JSON.stringify(at)},"profileId":${JSON.stringify(profileId ?? null)}`;
  let open: string | undefined;
  const parts = exportPartsOf(db).find({ requestId }).hint('parts').sort({ step: 1, part: 1 });
  for await (const { collection, lines } of parts) {
    const rows = lines.trimEnd().split('\n').join(',\n');
    if (collection === open) yield `,\n${rows}`;
    else yield `${open === undefined ? '' : ']'},\n"${collection}":[${rows}`;
    open = collection;
  }
  yield open === undefined ? '}' : ']}';
}
