import type { CompiledVersion } from '../../engine/version';
import type { Profiles } from '../../profiles/service';
import type { Due } from './known';

export interface Audiences {
  readonly profiles: Pick<Profiles, 'audience'>;
}

export interface OccurringIn extends Pick<CompiledVersion, 'workspaceId' | 'journeyId'> {
  readonly entry: Pick<CompiledVersion['entry'], 'occurs'>;
}

/** Which people, of those for whom it has come. */
export interface ComingTo {
  readonly occurrence: { readonly wall: string; readonly at: Date };
  /** At most so many that the database merges a scan for each. */
  readonly zoneKeys: readonly string[];
  readonly after: string | undefined;
  readonly limit: number;
}

export interface DuePage {
  readonly due: readonly Due[];
  /** The last that was read, when there may be more behind it. */
  readonly last?: string;
}
