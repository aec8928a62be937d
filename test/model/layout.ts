/**
 * Records over bytes: a whole state of the model is one block of memory, which is copied, compared and hashed as it is. One field is
 * one byte (`wide`: two). An idle or absent record is all zeroes, so that equal states are equal bytes.
 */
export class View {
  constructor(
    readonly bytes: Uint8Array,
    readonly base: number,
    readonly size: number,
  ) {}

  clear(): void {
    this.bytes.fill(0, this.base, this.base + this.size);
  }

  copy(other: View): void {
    this.bytes.set(other.bytes.subarray(other.base, other.base + this.size), this.base);
  }

  /** Below zero: in front of the other. */
  compare(other: View): number {
    for (let i = 0; i < this.size; i++) {
      const difference = this.bytes[this.base + i]! - other.bytes[other.base + i]!;
      if (difference !== 0) return difference;
    }
    return 0;
  }

  swap(other: View): void {
    for (let i = 0; i < this.size; i++) {
      const kept = this.bytes[this.base + i]!;
      this.bytes[this.base + i] = other.bytes[other.base + i]!;
      other.bytes[other.base + i] = kept;
    }
  }
}

export interface Field<T> {
  readonly size: number;
  accessor(offset: number): { get(this: View): T; set(this: View, value: T): void };
}

/** 0 to 255. */
export const count: Field<number> = {
  size: 1,
  accessor: (offset) => ({
    get() {
      return this.bytes[this.base + offset]!;
    },
    set(value) {
      if (value < 0 || value > 255) throw new RangeError(`A count of the model is 0 to 255, got ${String(value)}`);
      this.bytes[this.base + offset] = value;
    },
  }),
};

/** 0 to 65,535. */
export const wide: Field<number> = {
  size: 2,
  accessor: (offset) => ({
    get() {
      return this.bytes[this.base + offset]! | (this.bytes[this.base + offset + 1]! << 8);
    },
    set(value) {
      this.bytes[this.base + offset] = value & 255;
      this.bytes[this.base + offset + 1] = value >> 8;
    },
  }),
};

export const flag: Field<boolean> = {
  size: 1,
  accessor: (offset) => ({
    get() {
      return this.bytes[this.base + offset] === 1;
    },
    set(value) {
      this.bytes[this.base + offset] = value ? 1 : 0;
    },
  }),
};

/** One of these words; the first is that of an empty record. */
export function among<const N extends readonly string[]>(...names: N): Field<N[number]> {
  const numbers = new Map<string, number>(names.map((name, number) => [name, number]));
  return {
    size: 1,
    accessor: (offset) => ({
      get() {
        return names[this.bytes[this.base + offset]!]!;
      },
      set(value) {
        this.bytes[this.base + offset] = numbers.get(value)!;
      },
    }),
  };
}

/** Not looked up each time: in a test every look at a global is slow. */
export const { assign } = Object;
export const { max } = Math;

type Fields = Readonly<Record<string, Field<never> | Field<number> | Field<boolean> | Field<string>>>;
type Values<F extends Fields> = { -readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

export interface RecordType<R extends View> {
  readonly size: number;
  create(bytes: Uint8Array, base: number): R;
}

export type RecordOf<T> = T extends RecordType<infer R> ? R : never;

export function record<F extends Fields>(fields: F): RecordType<View & Values<F>> {
  class Made extends View {}
  let size = 0;
  for (const [name, field] of Object.entries(fields)) {
    Object.defineProperty(Made.prototype, name, (field as Field<unknown>).accessor(size));
    size += field.size;
  }
  return { size, create: (bytes, base) => new Made(bytes, base, size) as View & Values<F> };
}
