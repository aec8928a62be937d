/** What a form reads of one of n8n's parameter descriptions (`GET /api/nodes/:type`); the shape is n8n's. */
export interface Property {
  readonly displayName: string;
  readonly name: string;
  readonly type: string;
  readonly default?: unknown;
  readonly description?: string;
  readonly placeholder?: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly noDataExpression?: boolean;
  readonly displayOptions?: DisplayOptions;
  readonly typeOptions?: TypeOptions;
  /** Choices, the fields of a collection, or the groups of a fixedCollection. */
  readonly options?: readonly PropertyOption[];
  /** Of a resourceLocator: the ways of saying which. */
  readonly modes?: readonly LocatorMode[];
}

export type PropertyOption = Choice | Property | Group;

export interface Choice {
  readonly name: string;
  readonly value: string | number | boolean;
  readonly description?: string;
  readonly displayOptions?: DisplayOptions;
}

/** A kind of entry of a fixedCollection. */
export interface Group {
  readonly name: string;
  readonly displayName: string;
  readonly values: readonly Property[];
}

export interface LocatorMode {
  readonly name: string;
  readonly displayName: string;
  readonly type: string;
  readonly placeholder?: string;
}

export interface TypeOptions {
  readonly multipleValues?: boolean;
  readonly multipleValueButtonText?: string;
  readonly sortable?: boolean;
  readonly rows?: number;
  readonly password?: boolean;
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly numberPrecision?: number;
  readonly loadOptionsMethod?: string;
  readonly filter?: { readonly caseSensitive?: unknown; readonly typeValidation?: unknown; readonly version?: unknown };
}

export interface DisplayOptions {
  readonly show?: Readonly<Record<string, readonly unknown[] | undefined>>;
  readonly hide?: Readonly<Record<string, readonly unknown[] | undefined>>;
}

export type Values = Readonly<Record<string, unknown>>;

export function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const isGroup = (option: PropertyOption): option is Group => 'values' in option;
export const isChoice = (option: PropertyOption): option is Choice => 'value' in option;
export const isProperty = (option: PropertyOption): option is Property => 'type' in option && !('value' in option);
