/** SHA-256 (FIPS 180-4) in plain code: the engine derives ids and jitter from keys and may import nothing. */
const WORDS = 64;
const K = new Uint32Array(WORDS);
const H = new Uint32Array(8);
fillConstants();

const encoder = new TextEncoder();

/** The first 128 bits as hex: an id that the same text always gives. */
export function hashOf(text: string): string {
  return [...digest(text).subarray(0, 4)].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** Evenly spread over 0 … `below` − 1, the same for the same text: splits and jitter without a random source. */
export function spread(text: string, below: number): number {
  return (digest(text)[0] ?? 0) % below;
}

function digest(text: string): Uint32Array {
  const blocks = padded(encoder.encode(text));
  const state = new Uint32Array(H);
  const schedule = new Uint32Array(WORDS);
  for (let at = 0; at < blocks.byteLength; at += 64) compress(state, schedule, new DataView(blocks.buffer, at, 64));
  return state;
}

function padded(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  result.set(bytes);
  result[bytes.length] = 0x80;
  new DataView(result.buffer).setBigUint64(result.length - 8, BigInt(bytes.length) * 8n);
  return result;
}

function compress(state: Uint32Array, schedule: Uint32Array, block: DataView): void {
  for (let i = 0; i < 16; i += 1) schedule[i] = block.getUint32(i * 4);
  for (let i = 16; i < WORDS; i += 1) {
    schedule[i] = word(schedule, i - 16) + small(word(schedule, i - 15), 7, 18, 3) + word(schedule, i - 7) + small(word(schedule, i - 2), 17, 19, 10); // prettier-ignore
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < WORDS; i += 1) {
    const one = h + big(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + word(K, i) + word(schedule, i);
    const two = big(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) >>> 0, c, b, a, (one + two) >>> 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => (state[i] = word(state, i) + value));
}

function word(words: Uint32Array, i: number): number {
  return words[i] ?? 0;
}

function turned(x: number, by: number): number {
  return (x >>> by) | (x << (32 - by));
}

function big(x: number, ...[r, s, t]: [number, number, number]): number {
  return (turned(x, r) ^ turned(x, s) ^ turned(x, t)) >>> 0;
}

function small(x: number, ...[r, s, shift]: [number, number, number]): number {
  return (turned(x, r) ^ turned(x, s) ^ (x >>> shift)) >>> 0;
}

/** Fractional parts of the roots of the first primes, as the standard defines its constants. */
function fillConstants(): void {
  const fraction = (x: number): number => ((x - Math.floor(x)) * 2 ** 32) >>> 0;
  let count = 0;
  for (let n = 2; count < WORDS; n += 1) {
    if (!isPrime(n)) continue;
    if (count < 8) H[count] = fraction(Math.sqrt(n));
    K[count] = fraction(Math.cbrt(n));
    count += 1;
  }
}

function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d += 1) if (n % d === 0) return false;
  return true;
}
