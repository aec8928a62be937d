import { useAnnouncement } from './announce';

/** Once, at the root: reads out what `announce` was given. */
export function LiveRegion() {
  const { text, count } = useAnnouncement();
  return (
    <div className="sr-only" role="status">
      <span key={count}>{text}</span>
    </div>
  );
}
