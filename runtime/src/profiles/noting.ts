import type { Changes } from '../changes/service';
import type { ProfileChanges } from '../engine/effect';

/** Is told of people before something is written about them. */
export type Noting = Pick<Changes, 'around'>;

/** For whom nobody listens. */
export const UNNOTED: Noting = { around: (_people, _of, write) => write() };

/** What these changes of profiles change, in the words of those who test people again. */
export function namesChanged(changes: readonly ProfileChanges[]): readonly string[] {
  const names = changes.flatMap(({ attributes = {}, increments = {} }) =>
    Object.keys({ ...attributes, ...increments }).flatMap((name) => [`attribute:${name}`, `field:${name}`]),
  );
  const tagged = changes.some(({ addTags, removeTags }) => addTags ?? removeTags);
  const agreed = changes.some(({ consents }) => consents);
  return [...new Set(names), ...(tagged ? ['tags'] : []), ...(agreed ? ['consents'] : [])];
}

interface Row {
  readonly workspaceId: string;
  readonly profileId: string;
  readonly body: ProfileChanges;
}

/** Around a write about people of several workspaces. */
export async function aroundEach<T>(noting: Noting, rows: readonly Row[], write: () => Promise<T>): Promise<T> {
  const workspaces = [...Map.groupBy(rows, ({ workspaceId }) => workspaceId)];
  const wrapped = workspaces.reduce((inner, [workspaceId, own]) => {
    const changed = namesChanged(own.map(({ body }) => body));
    const profileIds = own.map(({ profileId }) => profileId);
    return () => noting.around({ workspaceId, profileIds }, { origin: 'live', changed }, inner);
  }, write);
  return await wrapped();
}
