import type { EventDocument } from './model';
import type { NormalisedEvent } from './normalised';

/** An event ready to be stored: all but whose it is and when it came. */
export type EventDraft = Omit<EventDocument, 'profileId' | 'bucket' | 'receivedAt'>;

export interface Accepted {
  readonly draft: EventDraft;
  readonly event: NormalisedEvent;
}
