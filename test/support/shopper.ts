import { randomUUID } from 'node:crypto';

import { eventually, type Brand } from './brand';

/** What a customer of a brand does, as the shop's own program tells it through the Segment API. */
export class Shopper {
  private constructor(
    private readonly brand: Brand,
    private readonly writeKey: string,
  ) {}

  static async of(brand: Brand): Promise<Shopper> {
    const { writeKey } = await brand.must<{ writeKey: string }>('POST', '/api/sources', {
      kind: 'segment',
      name: 'Shop',
    });
    return new Shopper(brand, writeKey);
  }

  /** A customer with a name; `userId` is what later events say. */
  async is(userId: string, traits: object): Promise<void> {
    await this.#call('identify', { userId, traits });
  }

  async does(userId: string, event: string, properties: object = {}): Promise<void> {
    await this.#call('track', { userId, event, properties });
  }

  /** Until a journey has so many people inside. */
  async inside(journeyId: string, count: number): Promise<void> {
    await eventually(`${String(count)} people inside`, async () => {
      const { inside } = await this.brand.must<{ inside: number }>('GET', `/api/journeys/${journeyId}`);
      return inside === count ? inside : undefined;
    });
  }

  async #call(kind: 'identify' | 'track', body: object): Promise<void> {
    const answer = await fetch(`${this.brand.address}/v1/${kind}`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${this.writeKey}:`).toString('base64')}` },
      body: JSON.stringify({ messageId: randomUUID(), ...body }),
    });
    if (!answer.ok) throw new Error(`${kind}: ${await answer.text()}`);
  }
}
