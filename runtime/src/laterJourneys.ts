import type { Snapshots, Versions } from './engine/ports';
import type { Journeys } from './journeys/service';

/** Stands for the journeys until they exist; nothing runs before. */
export class LaterJourneys implements Versions, Snapshots {
  journeys: Journeys | undefined;

  get #there(): Journeys {
    if (!this.journeys) throw new Error('Journeys are asked for before they were made');
    return this.journeys;
  }

  async byId(...args: Parameters<Versions['byId']>) {
    return await this.#there.byId(...args);
  }

  async enteredBy(...args: Parameters<Versions['enteredBy']>) {
    return await this.#there.enteredBy(...args);
  }

  async credentialUses(...args: Parameters<Journeys['credentialUses']>) {
    return await this.#there.credentialUses(...args);
  }

  async standsOf(...args: Parameters<Versions['standsOf']>) {
    return await this.#there.standsOf(...args);
  }

  async workflow(...args: Parameters<Snapshots['workflow']>) {
    return await this.#there.workflow(...args);
  }
}
