import type { Identifier } from '../identifier';

/** What programs send when they know nobody: two people who share it have nothing in common. Compared in lower case. */
export const JUNK_VALUES: readonly string[] = [
  ...['null', 'undefined', 'none', 'nil', 'nan', 'n/a', 'na', 'not set', '(not set)', 'unset', 'empty', 'blank'],
  ...['anonymous', 'anon', 'guest', 'unknown', 'visitor', 'default', 'user', 'userid', 'user_id', 'id', 'test', 'xxx'],
  ...['true', 'false', '[object object]', 'object', 'string', '{}', '[]', '""', "''", '-', '--', '-1', '?'],
];

/** Mailboxes of machines: nobody reads them, so nobody is them. */
const MACHINE = /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|mailer-daemon|postmaster|null|undefined|anonymous)@/;
/** `0`, `000000`, `00000000-0000-0000-0000-000000000000`, and ids of one repeated digit or letter x. */
const ZEROS = /^(?:[0\-_.: ]+|(?:ffffffff-ffff-ffff-ffff-ffffffffffff)|x{2,})$/;

const junk = new Set(JUNK_VALUES);

/** Values that identify nobody in any workspace. Carts, checkouts and orders are the shops' own ids. */
export function isJunk({ kind, value }: Identifier): boolean {
  if (kind === 'email') return MACHINE.test(value);
  if (kind === 'phone') return /^\+?\d{0,3}(\d)\1{8,}$/.test(value);
  if (kind !== 'external' && kind !== 'anonymous' && kind !== 'shopCustomer') return false;
  const own = (kind === 'shopCustomer' ? value.slice(value.lastIndexOf('/') + 1) : value).trim().toLowerCase();
  return junk.has(own) || ZEROS.test(own);
}

/** A pattern of a workspace, in which `*` stands for anything. */
export function patternOf(value: string): RegExp {
  const parts = value
    .toLowerCase()
    .split('*')
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`);
}
