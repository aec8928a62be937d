const HAN = /\p{Script=Han}/u;

/** A person's name as it stands in an address: 「王芳」 is written without a space, family name first. */
export function recipientName({ firstName = '', lastName = '' }: { firstName?: string; lastName?: string }): string {
  if (HAN.test(firstName) && HAN.test(lastName)) return lastName + firstName;
  return [firstName, lastName].filter(Boolean).join(' ');
}
