type Fields = Readonly<Record<string, unknown>>;

/** n8n leaves out what equals the default: `fallback`. */
export function textIn(from: Fields, key: string, fallback = ''): string {
  const value = from[key];
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : fallback;
}

export function booleanIn(from: Fields, key: string, fallback: boolean): boolean {
  const value = from[key];
  return typeof value === 'boolean' ? value : fallback;
}

export function listIn(from: Fields, key: string): readonly string[] {
  const value = from[key];
  if (!Array.isArray(value)) return typeof value === 'string' && value !== '' ? [value] : [];
  return value.filter((each): each is string => typeof each === 'string' && each.trim() !== '');
}
