/**
 * Every error code of the outside contract, its HTTP status and its title. Codes are stable: programs compare them.
 * A message (the `detail`) quotes the bad value and says what to do; it never holds personal data, because logs keep it.
 */
export const ERRORS = {
  invalid_input: { status: 400, title: 'The request is not valid' },
  invalid_json: { status: 400, title: 'The body is not valid JSON' },
  not_signed_in: { status: 401, title: 'Sign in or send an API key' },
  bad_signature: { status: 401, title: 'The signature does not match' },
  bad_write_key: { status: 401, title: 'The write key is not known' },
  sign_in_link_used: { status: 410, title: 'This sign-in link was used or has expired' },
  not_allowed: { status: 403, title: 'Your role does not allow this' },
  foreign_origin: { status: 403, title: 'The request comes from another site' },
  not_found: { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'Someone changed this in the meantime' },
  already_exists: { status: 409, title: 'This exists already' },
  not_in_this_state: { status: 409, title: 'Not possible in the present state' },
  still_running: { status: 409, title: 'The first request with this Idempotency-Key is still running' },
  idempotency_key_reused: { status: 422, title: 'This Idempotency-Key came with another request' },
  too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The content type is not supported' },
  journey_has_problems: { status: 422, title: 'The journey cannot be published as it is' },
  message_has_problems: { status: 422, title: 'The message cannot be used as it is' },
  segment_has_problems: { status: 422, title: 'The segment cannot be used as it is' },
  sender_failed: { status: 422, title: 'The sender did not accept the connection' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  not_ready: { status: 503, title: 'Not ready yet' },
  cannot_start: { status: 500, title: 'Perennial cannot start as it is set up' },
  database_too_new: { status: 500, title: 'The database was used by a newer Perennial' },
  cannot_decrypt: { status: 500, title: 'A stored secret cannot be decrypted' },
  address_refused: { status: 422, title: 'Perennial does not connect to this address' },
  import_unreadable: { status: 422, title: 'The file cannot be read as it is' },
  outgoing_failed: { status: 502, title: 'The other server did not answer as it should' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof ERRORS;
