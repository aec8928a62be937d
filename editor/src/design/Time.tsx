import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDateTime, formatRelative } from '../i18n/format';
import { Tooltip } from './Tooltip';

export interface TimeProps {
  readonly at: string | Date;
  /** IANA zone the moment is told in; named when it is not the viewer's own. */
  readonly zone?: string | undefined;
  /** The exact moment on the page and the distance in the tooltip, instead of the other way round. */
  readonly exact?: boolean | undefined;
}

const A_MINUTE = 60_000;

/** A moment: how long ago, with the exact one in the tooltip. */
export function Time({ at, zone, exact }: TimeProps) {
  const { i18n } = useTranslation();
  const now = useMinute();
  const moment = typeof at === 'string' ? new Date(at) : at;
  const precise = formatDateTime(moment, { language: i18n.language, zone });
  const distance = formatRelative(moment, { language: i18n.language, now });
  return (
    <Tooltip text={exact ? distance : precise}>
      <time className="num no-wrap" dateTime={moment.toISOString()} tabIndex={0}>
        {exact ? precise : distance}
      </time>
    </Tooltip>
  );
}

/** Now, renewed every minute. */
function useMinute(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(new Date());
    }, A_MINUTE);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
