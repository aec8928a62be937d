/**
 * Every reason why a message did not go out, or not yet, in words for the profile's page. Codes are stable: they stand
 * in effect rows, histories, events and metrics.
 */
export const REASONS = {
  no_consent: 'The profile has not agreed to marketing on this channel.',
  unsubscribed: 'The profile has unsubscribed from marketing on this channel.',
  suppressed: 'The address is on the suppression list (complaint, hard bounce or added by hand).',
  no_address: 'The profile had no address when the message was to go out.',
  invalid_address: 'The address of the profile is not a valid e-mail address.',
  quiet_hours: 'It was outside the hours in which this message may go out.',
  expired: 'The message was not out in the time its author allowed.',
  channel_down: 'The mail server could not be reached or put us off; it is tried again until the tries are used up.',
  rejected: 'The mail server refused the message for good.',
  hard_bounce: 'The mail server says that the address does not exist.',
  render_failed: 'The text could not be made with the data of this profile.',
  no_message: 'The message or its revision does not exist in this workspace.',
  no_sender: 'No usable sender is bound to the role that the step names.',
  unknown_outcome: 'The connection broke after the message was handed over; whether it arrived is not known.',
  interrupted: 'The process that was about to send it ended before it was handed over; it is tried again.',
  erased: 'The profile has been erased.',
  parked: 'The journey is paused.',
} as const;

export type Reason = keyof typeof REASONS;

/** The words for a code; codes of later versions that are not known here explain themselves by name. */
export function explain(reason: string | undefined): string | undefined {
  if (reason === undefined) return undefined;
  return Object.hasOwn(REASONS, reason) ? REASONS[reason as Reason] : reason.replaceAll('_', ' ');
}
