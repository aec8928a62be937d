import type { Clock } from '../platform/clock';
import { newId } from '../platform/ids';
import type { SourceInput } from './contract';
import { isShop, type HookSource, type SourceDocument, type SourceModel } from './model';

/** Encrypts what must not lie open in the database; a text sealed for one context does not open in another. */
export interface Sealing {
  seal(text: string, context: string): string;
  open(sealed: string, context: string): string;
}

type Named = Pick<SourceDocument, 'workspaceId' | '_id'>;

const contextOf = ({ workspaceId, _id }: Named): string => `${workspaceId}:source:${_id}`;

export const sealed = (secrets: Sealing, source: Named, secret: string): string =>
  secrets.seal(secret, contextOf(source));

export function newSource(
  { clock, secrets }: { readonly clock: Clock; readonly secrets: Sealing },
  workspaceId: string,
  input: SourceInput,
): SourceDocument {
  const base = { _id: newId('src'), workspaceId, name: input.name, createdAt: clock.now() };
  if (input.kind === 'segment') return { ...base, kind: 'segment', trust: input.trust };
  const made = { ...base, kind: input.kind, trust: isShop(input.kind) ? 'shop' : 'server' } as const;
  const secret = sealed(secrets, base, input.secret);
  if (input.kind === 'webhook') return { ...made, secret, auth: input.auth, mapping: input.mapping };
  if (input.kind !== 'shopify' && input.kind !== 'woocommerce') return { ...made, secret };
  const { shopDomain, currency } = input;
  return {
    ...{ ...made, secret },
    ...(shopDomain !== undefined && { shopDomain }),
    ...(currency !== undefined && { currency }),
  };
}

/** With its secret open; undefined for a source that no webhooks come for. */
export async function openHook(
  { sources, secrets }: { readonly sources: SourceModel; readonly secrets: Sealing },
  sourceId: string,
): Promise<HookSource | undefined> {
  const found = await sources.findOne({ _id: sourceId, secret: { $exists: true } }).lean<SourceDocument>();
  if (!found?.secret || found.kind === 'segment') return undefined;
  const { workspaceId, kind, trust, currency, mapping, auth } = found;
  return {
    workspaceId,
    sourceId,
    kind,
    trust,
    currency,
    mapping,
    auth,
    secret: secrets.open(found.secret, contextOf(found)),
  };
}
