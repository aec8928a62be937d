import type { ParameterPath } from '../../draft/contract';

/** `['branches', 'branch', 0, 'event']` as problems name it: `branches.branch[0].event`. */
export function dotted(path: ParameterPath): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${String(key)}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

/** The places a parameter lies in, itself first: `a.b[0].c`, `a.b[0]`, `a.b`, `a`. */
export function placesOf(parameter: string): readonly string[] {
  const ends = [...parameter.matchAll(/[.[]/g)].map(({ index }) => index);
  return [parameter, ...ends.reverse().map((end) => parameter.slice(0, end))];
}
