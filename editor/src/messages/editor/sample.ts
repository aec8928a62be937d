/** Stands in until a customer and an event of theirs are chosen: amounts in minor units, as events carry them. */
export const SAMPLE_PROFILE = {
  email: 'hanna@example.com',
  firstName: 'Hanna',
  lastName: 'Vogt',
  country: 'DE',
  timeZone: 'Europe/Berlin',
  attributes: {},
} as const;

export interface SampleEvent {
  readonly name: string;
  readonly properties: Record<string, unknown>;
}

const eur = (amount: number) => ({ amount, currency: 'EUR' });

export const SAMPLE_EVENT: SampleEvent = {
  name: 'Checkout Started',
  properties: {
    checkout_id: '8f3c2207',
    order_id: '1001',
    checkout_url: 'https://shop.example/checkouts/8f3c2207',
    products: [
      { name: 'Fig barrier serum', variant: '30 ml', quantity: 1, price: eur(4_200), line_total: eur(4_200) },
      { name: 'Green tea cleanser', variant: '150 ml', quantity: 1, price: eur(2_400), line_total: eur(2_400) },
      { name: 'Rose lip balm', quantity: 2, price: eur(900), line_total: eur(1_800) },
    ],
    subtotal: eur(8_400),
    total: eur(8_400),
  },
};
