import { Badge } from '../design/Badge';
import { reasonWords } from './reasons';

/** Why a message did not go out, in two words; needs the texts of `sends`. */
export function ReasonBadge({ reason }: { readonly reason: string }) {
  const { tone, badge } = reasonWords(reason);
  return <Badge tone={tone}>{badge()}</Badge>;
}
