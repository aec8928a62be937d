import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../i18n/useFormat';
import { markedOf, type Resolution } from './moments';
import { scaleOf, type Series } from './series';
import { useMomentWords, useSeriesWords } from './words';

export interface TimeChartProps {
  readonly moments: readonly Date[];
  readonly resolution: Resolution;
  readonly series: readonly Series[];
}

const WIDTH = 1000;
const HEIGHT = 100;

/** One line each, from the left to the last moment that is counted. Exact numbers under the pointer, by arrow keys, and in the table. */
export function TimeChart({ moments, resolution, series }: TimeChartProps) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const words = useSeriesWords();
  const momentWords = useMomentWords(resolution, moments.length);
  const [looked, setLooked] = useState<number>();
  const top = scaleOf(series);
  const share = shareOf(moments.length);
  const said = (valueOf: (one: Series) => number | undefined) =>
    format.list(series.map((one) => `${words(one.what)}: ${format.number(valueOf(one))}`));
  const last = moments.length - 1;
  const at = looked ?? last;
  return (
    <div className="time-chart">
      <div className="time-scale num" aria-hidden="true">
        {[top, top / 2, 0].map((value) => (
          <span key={value}>{format.compact(value)}</span>
        ))}
      </div>
      <div
        className="time-plot"
        role="slider"
        tabIndex={0}
        aria-label={t('time.chartOf', { figures: said(({ total }) => total) })}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={at}
        aria-valuetext={`${momentWords.long(moments[at])}. ${said(({ values }) => values[at])}`}
        onFocus={() => {
          setLooked(at);
        }}
        onBlur={() => {
          setLooked(undefined);
        }}
        onKeyDown={(event) => {
          const next = stepOf(event, at, last);
          if (next === undefined) return;
          event.preventDefault();
          setLooked(next);
        }}
        onPointerMove={(event) => {
          setLooked(indexAt(event, moments.length));
        }}
        onPointerLeave={() => {
          setLooked(undefined);
        }}
      >
        <svg aria-hidden="true" viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} preserveAspectRatio="none">
          {[0, HEIGHT / 2, HEIGHT].map((y) => (
            <line key={y} className="time-rule" x1={0} x2={WIDTH} y1={y} y2={y} />
          ))}
          {series.toReversed().map(({ what, values }) => (
            <path key={what} className={`time-line time-${what}`} d={lineOf(values, top)} />
          ))}
        </svg>
        {looked !== undefined && <Look {...{ moments, resolution, series, top, looked }} />}
      </div>
      <div className="time-marks num" aria-hidden="true">
        {markedOf(moments, resolution).map((index) => (
          <span key={index} style={{ left: `${String(share(index) * 100)}%` }}>
            {momentWords.short(moments[index])}
          </span>
        ))}
      </div>
    </div>
  );
}

interface LookProps extends TimeChartProps {
  readonly top: number;
  readonly looked: number;
}

/** What happened at the moment under the pointer. */
function Look({ moments, resolution, series, top, looked }: LookProps) {
  const format = useFormat();
  const words = useSeriesWords();
  const { long } = useMomentWords(resolution, moments.length);
  const left = `${String(shareOf(moments.length)(looked) * 100)}%`;
  return (
    <div className="time-look" style={{ left }} data-right={looked > moments.length / 2} aria-hidden="true">
      {series.map(({ what, values }) => {
        const value = values[looked];
        if (value === undefined) return null;
        return (
          <span
            key={what}
            className={`time-dot time-${what}`}
            style={{ top: `${String(100 - (value / top) * 100)}%` }}
          />
        );
      })}
      <div className="time-tip">
        <p className="strong">{long(moments[looked])}</p>
        <dl>
          {series.map(({ what, values }) => (
            <div key={what} className="time-tip-row">
              <dt>
                <Swatch what={what} /> {words(what)}
              </dt>
              <dd className="num">{format.number(values[looked])}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}

/** Where a key leads; undefined: nowhere. */
function stepOf({ key }: KeyboardEvent, at: number, last: number): number | undefined {
  const next = {
    ...{ ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1 },
    ...{ PageDown: at - FAR, PageUp: at + FAR, Home: 0, End: last },
  }[key];
  return next === undefined ? undefined : Math.max(0, Math.min(last, next));
}

const FAR = 7;

/** A piece of the line, as drawn: colour and dashes. */
export function Swatch({ what }: Pick<Series, 'what'>) {
  return (
    <svg className="time-swatch" viewBox="0 0 16 8" aria-hidden="true">
      <path className={`time-line time-${what}`} d="M1 4H15" />
    </svg>
  );
}

/** From the left, 0 to 1. */
const shareOf = (count: number) => (index: number) => (count < 2 ? 0.5 : index / (count - 1));

function lineOf(values: readonly (number | undefined)[], top: number): string {
  const share = shareOf(values.length);
  const points = values.flatMap((value, index) =>
    value === undefined ? [] : [`${(share(index) * WIDTH).toFixed(1)} ${(HEIGHT - (value / top) * HEIGHT).toFixed(2)}`],
  );
  // A single point is a line of no length: its round end is a dot.
  return points.length === 0 ? '' : `M${points.join('L')}${points.length === 1 ? 'h0' : ''}`;
}

function indexAt({ currentTarget, clientX }: PointerEvent, count: number): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  const share = width === 0 ? 0 : (clientX - left) / width;
  return Math.max(0, Math.min(count - 1, Math.round(share * (count - 1))));
}
