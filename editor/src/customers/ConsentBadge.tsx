import { Badge } from '../design/Badge';
import { isConsentState, useConsentWords } from './consentWords';

/** `undefined`: nothing was ever said, which is `never`. */
export function ConsentBadge({ state }: { readonly state: string | undefined }) {
  const words = useConsentWords();
  const { word, tone, outline } = words[state !== undefined && isConsentState(state) ? state : 'never'];
  return (
    <Badge tone={tone} outline={outline}>
      {word}
    </Badge>
  );
}
