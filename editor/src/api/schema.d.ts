// Written by `npm run api:types` from the runtime's routes; not to be edited.
/* eslint-disable */
export interface paths {
  '/api/alerts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What needs a person now, and what did lately */
    get: operations['getAlerts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/alerts/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is told when something needs a person, and from when on */
    get: operations['getAlertsSettings'];
    /** Replaces these settings; answers the secret of a webhook that is new, once */
    put: operations['putAlertsSettings'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/alerts/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sends a message to everybody who would be told, and says what came of it */
    post: operations['postAlertsTest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/attribute-schema': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which attributes customers have, and of which type */
    get: operations['getAttributeSchema'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Lock the schema, or let it grow by itself */
    patch: operations['patchAttributeSchema'];
    trace?: never;
  };
  '/api/attribute-schema/types': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Say of which type an attribute is */
    put: operations['putAttributeSchemaTypes'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who did what, newest first */
    get: operations['getAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/circuits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Steps that fail for everybody, and senders whose server cannot be reached */
    get: operations['getCircuits'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/circuits/{circuitId}/{action}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Closes the circuit of a step, keeps it open, or has the step tried now */
    post: operations['postCircuitsByCircuitIdByAction'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/credential-connections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** They are back from the other side, with its code or its refusal (OAuth2) */
    post: operations['postCredentialConnections'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/credential-types': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The types of credentials that steps of the installed packages use */
    get: operations['getCredentialTypes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/credential-types/{type}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A type of credential with its fields, as n8n describes them */
    get: operations['getCredentialTypesByType'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/credentials': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Credentials, and the journeys that use them */
    get: operations['getCredentials'];
    put?: never;
    /** Create a credential */
    post: operations['postCredentials'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/credentials/{credentialId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One credential, without its secrets */
    get: operations['getCredentialsByCredentialId'];
    put?: never;
    post?: never;
    /** Delete a credential that no live journey uses */
    delete: operations['deleteCredentialsByCredentialId'];
    options?: never;
    head?: never;
    /** Rename a credential, or replace its fields */
    patch: operations['patchCredentialsByCredentialId'];
    trace?: never;
  };
  '/api/credentials/{credentialId}/connect': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Where a person goes to let us in (OAuth2)
     * @description With a session only. The other side sends them back to the editor, which then posts a connection.
     */
    post: operations['postCredentialsByCredentialIdConnect'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/credentials/{credentialId}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Try a credential with the other side; a failure is explained */
    post: operations['postCredentialsByCredentialIdTest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/currency': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** In which currency spend is counted */
    get: operations['getCurrency'];
    /** Count spend in another currency; all orders are counted anew within minutes */
    put: operations['putCurrency'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dates/due': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whose day has come since a time: birthdays, renewals, each at a local time
     * @description For programs outside that start something of their own. Nothing is noted: whoever asks again with the same `since` gets the same people. Journeys with a Date Trigger need no call.
     */
    get: operations['getDatesDue'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dead-letter-tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was decided about many dead letters at once, newest first */
    get: operations['getDeadLetterTasks'];
    put?: never;
    /**
     * Retries, skips or ends all dead letters that fit, in the background
     * @description Who fails again meanwhile is not meant. With the same Idempotency-Key nothing is ordered twice.
     */
    post: operations['postDeadLetterTasks'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dead-letter-tasks/{taskId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far such a task has come */
    get: operations['getDeadLetterTasksByTaskId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dead-letter-tasks/{taskId}/stop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Stops such a task; what is done stays done */
    post: operations['postDeadLetterTasksByTaskIdStop'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dead-letters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Enrolments that failed for good and wait for a person */
    get: operations['getDeadLetters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dead-letters/{action}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Retries, skips or ends several dead letters; those that are none any more are left alone */
    post: operations['postDeadLettersByAction'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dead-letters/{enrolmentId}/{action}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Retries, skips or ends one dead letter */
    post: operations['postDeadLettersByEnrolmentIdByAction'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dead-letters/groups': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Dead letters by step and cause, with counts */
    get: operations['getDeadLettersGroups'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/enrolments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Enrolments, newest first */
    get: operations['getEnrolments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/enrolments/{enrolmentId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One enrolment: its history, why it is here and what comes next */
    get: operations['getEnrolmentsByEnrolmentId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/enrolments/{enrolmentId}/exit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends an enrolment and its family at once; what is not yet being sent is not sent */
    post: operations['postEnrolmentsByEnrolmentIdExit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Received events, newest first; of one person over all its ids, of one source */
    get: operations['getEvents'];
    put?: never;
    /** Record up to 200 events of people by their profile ids; journeys and segments hear of them */
    post: operations['postEvents'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/events/{eventId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One event */
    get: operations['getEventsByEventId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/events/{eventId}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Handle an event again that was set aside */
    post: operations['postEventsByEventIdRetry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/events/counts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How often each event was received in the last days */
    get: operations['getEventsCounts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/events/schema': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the last events of a name carry */
    get: operations['getEventsSchema'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/exchange-rates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What foreign currencies are worth, the newest day first */
    get: operations['getExchangeRates'];
    /** Set rates by day; orders since then are counted anew within minutes */
    put: operations['putExchangeRates'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/exchange-rates/{currency}/{day}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Remove a rate; the one before holds instead */
    delete: operations['deleteExchangeRatesByCurrencyByDay'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/identity-settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What must not identify anybody, and how many identifiers one person may have */
    get: operations['getIdentitySettings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Change them; they hold for what comes from then on */
    patch: operations['patchIdentitySettings'];
    trace?: never;
  };
  '/api/import-mappings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Mappings that are kept to be used again */
    get: operations['getImportMappings'];
    put?: never;
    /** Keeps a mapping; one of the same name and kind is replaced */
    post: operations['postImportMappings'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/import-mappings/{savedMappingId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Removes a mapping */
    delete: operations['deleteImportMappingsBySavedMappingId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Imports, newest first */
    get: operations['getImports'];
    put?: never;
    /** Begins an import: its file is then sent in parts */
    post: operations['postImports'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/imports/{importId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One import, and how far it has come */
    get: operations['getImportsByImportId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Changes how the file is read and where its columns go */
    patch: operations['patchImportsByImportId'];
    trace?: never;
  };
  '/api/imports/{importId}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Stops an import, or throws its file away; what is done stays done */
    post: operations['postImportsByImportIdCancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/imports/{importId}/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Goes through the whole file and changes nothing: what would be new, what is there, what is refused */
    post: operations['postImportsByImportIdCheck'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/imports/{importId}/parts/{part}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** A part of the file, 8 MB at most, counted from 1; sent once more it replaces itself */
    put: operations['putImportsByImportIdPartsByPart'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/imports/{importId}/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The first rows, the columns, and what is made of them */
    get: operations['getImportsByImportIdPreview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/imports/{importId}/problems': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Rows that were not taken, of the last pass through the file */
    get: operations['getImportsByImportIdProblems'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/imports/{importId}/problems.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as CSV, all that are kept */
    get: operations['getImportsByImportIdProblemsCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/imports/{importId}/start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Brings the file in, in the background. Nobody enters a journey by it */
    post: operations['postImportsByImportIdStart'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/imports/{importId}/uploaded': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** All parts are there: how the file is written is found out, and where its columns go is guessed */
    post: operations['postImportsByImportIdUploaded'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists journeys, the newest first */
    get: operations['getJourneys'];
    put?: never;
    /** Makes a journey from an n8n workflow, or an empty one */
    post: operations['postJourneys'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A journey and who stands where in it */
    get: operations['getJourneysByJourneyId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/ab-tests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What came of the A/B tests of a journey: people, conversions and significance of each variant */
    get: operations['getJourneysByJourneyIdAbTests'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/archive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends a journey for good; those inside finish or leave */
    post: operations['postJourneysByJourneyIdArchive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/catch-ups': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who was let in afterwards, the newest first */
    get: operations['getJourneysByJourneyIdCatchUps'];
    put?: never;
    /** Let in who already matches the entry of the live version, so many a minute */
    post: operations['postJourneysByJourneyIdCatchUps'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/catch-ups/{catchUpId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far one is */
    get: operations['getJourneysByJourneyIdCatchUpsByCatchUpId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/catch-ups/{catchUpId}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let in nobody any more; who is in stays in */
    post: operations['postJourneysByJourneyIdCatchUpsByCatchUpIdCancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/draft': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The draft: n8n workflow JSON and its revision */
    get: operations['getJourneysByJourneyIdDraft'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Saves operations on a revision of the draft; 409 when somebody else changed the same fields */
    patch: operations['patchJourneysByJourneyIdDraft'];
    trace?: never;
  };
  '/api/journeys/{journeyId}/draft/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who changed what in the draft, the newest first */
    get: operations['getJourneysByJourneyIdDraftChanges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/enrolments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Lets people into a live journey, up to 1,000 at once
     * @description Also into a journey whose entry is an event: its filter is not asked, what it needs of a person and its rule for entering again are. Whoever does not enter gets the reason. With an Idempotency-Key a repeat enters nobody twice, also after a crash in the middle.
     */
    post: operations['postJourneysByJourneyIdEnrolments'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/enrolments/remove': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Takes people out of a journey at once: these passages, up to 1,000 people, or all who stand at a step
     * @description With the branches they were forked into; what is not yet being sent is not sent. People are named as when they are added, and each gets an answer.
     */
    post: operations['postJourneysByJourneyIdEnrolmentsRemove'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The draft, or a version, as n8n imports it */
    get: operations['getJourneysByJourneyIdExport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Replaces the draft by an n8n workflow */
    post: operations['postJourneysByJourneyIdImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/matching': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many people already match the entry of the draft */
    get: operations['getJourneysByJourneyIdMatching'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets nobody in any more; with `everything`, those inside stand still as well */
    post: operations['postJourneysByJourneyIdPause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who stands where in a journey, and which ways people took */
    get: operations['getJourneysByJourneyIdPeople'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/publish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Publishes the draft as a new version */
    post: operations['postJourneysByJourneyIdPublish'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/publish/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What publishing would do: problems, and who stands where */
    get: operations['getJourneysByJourneyIdPublishPreview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets people in again, and those who stood still go on */
    post: operations['postJourneysByJourneyIdResume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/step-counts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What happened at each step over time: reached, went on by which way, ended, failed, came late */
    get: operations['getJourneysByJourneyIdStepCounts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/validate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** All problems of the draft, in words */
    post: operations['postJourneysByJourneyIdValidate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Published versions, the newest first */
    get: operations['getJourneysByJourneyIdVersions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/journeys/{journeyId}/versions/{versionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A version with its workflow */
    get: operations['getJourneysByJourneyIdVersionsByVersionId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** API keys, newest first */
    get: operations['getKeys'];
    put?: never;
    /** Make an API key; it is shown in this answer only */
    post: operations['postKeys'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/keys/{keyId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revoke an API key; acts within seconds */
    delete: operations['deleteKeysByKeyId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who calls, for which workspace, and what they may do */
    get: operations['getMe'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Change your name */
    patch: operations['patchMe'];
    trace?: never;
  };
  '/api/me/sign-in-link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A link for another device of yours, valid for 15 minutes */
    post: operations['postMeSignInLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/members': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The people of this workspace */
    get: operations['getMembers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/members/{memberId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Remove somebody; acts at once */
    delete: operations['deleteMembersByMemberId'];
    options?: never;
    head?: never;
    /** Change a role */
    patch: operations['patchMembersByMemberId'];
    trace?: never;
  };
  '/api/members/{memberId}/sign-in-link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A new sign-in link for somebody who is in no other workspace */
    post: operations['postMembersByMemberIdSignInLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/members/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Invitations nobody has used yet, newest first */
    get: operations['getMembersInvitations'];
    put?: never;
    /** A link by which one person joins, valid for seven days */
    post: operations['postMembersInvitations'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/members/invitations/{invitationId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Withdraw an invitation */
    delete: operations['deleteMembersInvitationsByInvitationId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/merges/{mergeId}/undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take a merge back: each has what carried its identifiers, and the two are never merged again by themselves */
    post: operations['postMergesByMergeIdUndo'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Messages by key, each with its languages and how much is wrong with it */
    get: operations['getMessages'];
    put?: never;
    /** Create a message with its first revision; problems are told, not refused */
    post: operations['postMessages'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/{messageId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A message (by id or key) with the texts of its newest revision, or of the one named */
    get: operations['getMessagesByMessageId'];
    /** Write a new revision on top of the one you read */
    put: operations['putMessagesByMessageId'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/{messageId}/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The text for a profile and an event, and whether it would go out now */
    post: operations['postMessagesByMessageIdPreview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/{messageId}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send the text to one address, marked [Test] */
    post: operations['postMessagesByMessageIdTest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/validate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Everything that is wrong with a text that need not be saved */
    post: operations['postMessagesValidate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/nodes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every node type a journey can be made of */
    get: operations['getNodes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/nodes/{type}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A node type with all of its parameters, as n8n describes it */
    get: operations['getNodesByType'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/nodes/{type}/icon': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The picture of a node type */
    get: operations['getNodesByTypeIcon'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/orders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Orders, the last placed first; of one person over all its ids, of one source */
    get: operations['getOrders'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/orders/{orderId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One order, by our id */
    get: operations['getOrdersByOrderId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/privacy/readmissions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let an address, number or id name somebody again whose owner was erased: they came back themselves */
    post: operations['postPrivacyReadmissions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/privacy/requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Exports and erasures that were asked for, newest first */
    get: operations['getPrivacyRequests'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/privacy/requests/{privacyRequestId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far an export or erasure has come, and its proof */
    get: operations['getPrivacyRequestsByPrivacyRequestId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/privacy/requests/{privacyRequestId}/file': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The file of an export, until it expires */
    get: operations['getPrivacyRequestsByPrivacyRequestIdFile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/products': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Products of the catalogue, the last changed first */
    get: operations['getProducts'];
    put?: never;
    /** Make or change up to 500 products of a source; what is older than what is held changes nothing */
    post: operations['postProducts'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/products/{productId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One product, by our id */
    get: operations['getProductsByProductId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/profiles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Profiles, newest first; `search` takes the beginning of an address, number or name */
    get: operations['getProfiles'];
    put?: never;
    /** Make the profile these identifiers lead to, or change it */
    post: operations['postProfiles'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/profiles/{profileId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A profile; the id of a merged one gives what it merged into and says so */
    get: operations['getProfilesByProfileId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Change a profile */
    patch: operations['patchProfilesByProfileId'];
    trace?: never;
  };
  '/api/profiles/{profileId}/consents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All that a person has said about being written to, newest first; what changed nothing says why */
    get: operations['getProfilesByProfileIdConsents'];
    put?: never;
    /** Record that a person agreed or refused, as of now */
    post: operations['postProfilesByProfileIdConsents'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/profiles/{profileId}/erasure': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Erase a person everywhere, for good; orders stay without them
     * @description What arrives later of them is refused. What stays is a proof that does not say who it was.
     */
    post: operations['postProfilesByProfileIdErasure'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/profiles/{profileId}/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Have everything that is held of a person put into a file, in the background */
    post: operations['postProfilesByProfileIdExport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/profiles/{profileId}/merges': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who has merged into this person and why, newest first; those that were undone too */
    get: operations['getProfilesByProfileIdMerges'];
    put?: never;
    /** Say that two profiles are one person; the older known one stays */
    post: operations['postProfilesByProfileIdMerges'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/profiles/{profileId}/refusals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Why this profile did not enter journeys */
    get: operations['getProfilesByProfileIdRefusals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/profiles/{profileId}/rfm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where somebody stands, why, and where they stood before */
    get: operations['getProfilesByProfileIdRfm'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/profiles/{profileId}/segments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every segment a person is in or has left, with when that was */
    get: operations['getProfilesByProfileIdSegments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/profiles/{profileId}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What happened to a person, newest first */
    get: operations['getProfilesByProfileIdTimeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/profiles/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change up to 200 profiles: set, remove, add to numbers, tag, record consents; all or none */
    post: operations['postProfilesChanges'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/profiles/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Who of up to 500 people has entered a journey, reached a step of it, or been sent a message */
    post: operations['postProfilesHistory'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/profiles/lookup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Up to 200 profiles by id, address, number or your own id; ids of other workspaces are nobody */
    post: operations['postProfilesLookup'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/retention': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many days what is over is kept */
    get: operations['getRetention'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Keep what is over for longer or shorter; what is too old is removed within hours */
    patch: operations['patchRetention'];
    trace?: never;
  };
  '/api/rfm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where buyers stand: the cells of recency, frequency and money, as of the last run */
    get: operations['getRfm'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/rfm/generations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The last runs, the newest first: movement over time */
    get: operations['getRfmGenerations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/rfm/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who stands in a tier or a cell */
    get: operations['getRfmPeople'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/rfm/run': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Score everybody now; it takes seconds to minutes, and starts no journeys */
    post: operations['postRfmRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/rfm/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** By which rules buyers are scored */
    get: operations['getRfmSettings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Score by other rules from the next run on; nobody is mailed because of it */
    patch: operations['patchRfmSettings'];
    trace?: never;
  };
  '/api/sandbox/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Messages that sandbox senders were given, newest first */
    get: operations['getSandboxMessages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sandbox/messages/{sandboxMessageId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One message of the sandbox with its text and headers */
    get: operations['getSandboxMessagesBySandboxMessageId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/schedules/due': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Who is in an audience whose time has come since then
     * @description For programs outside that start something of their own. Nothing is noted: whoever asks again with the same `since` gets the same people. Journeys with a Schedule Trigger need no call.
     */
    post: operations['postSchedulesDue'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/schedules/next': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The next times of a schedule
     * @description As it is written; nothing is kept. A time that clocks skip comes as much later.
     */
    get: operations['getSchedulesNext'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/segments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Segments, newest first */
    get: operations['getSegments'];
    put?: never;
    /** Make a segment, or a list when there is no definition */
    post: operations['postSegments'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/segments/{segmentId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One segment with its definition */
    get: operations['getSegmentsBySegmentId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change the name or the definition; `revision` is the one that was read
     * @description After a change of the definition everybody is tested anew, and nobody enters a journey because of that.
     */
    patch: operations['patchSegmentsBySegmentId'];
    trace?: never;
  };
  '/api/segments/{segmentId}/archive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Put a segment away; what uses it says so */
    post: operations['postSegmentsBySegmentIdArchive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/segments/{segmentId}/duplicate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make another one with the same definition */
    post: operations['postSegmentsBySegmentIdDuplicate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/segments/{segmentId}/members': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is in a segment or was in it, the last who entered or left first */
    get: operations['getSegmentsBySegmentIdMembers'];
    put?: never;
    /** Put up to 1,000 people on a static list; what became of each */
    post: operations['postSegmentsBySegmentIdMembers'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/segments/{segmentId}/members/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Whether each of up to 500 people is in a segment */
    post: operations['postSegmentsBySegmentIdMembersCheck'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/segments/{segmentId}/members/remove': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take up to 1,000 people off a static list; what became of each */
    post: operations['postSegmentsBySegmentIdMembersRemove'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/segments/{segmentId}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take a segment out of the archive */
    post: operations['postSegmentsBySegmentIdRestore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/segments/{segmentId}/uses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Segments and journeys that use it */
    get: operations['getSegmentsBySegmentIdUses'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/segments/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * How many people a definition finds, and some of them
     * @description Exact where that is quick, else an estimate that says between what numbers it lies. Takes about a second at most.
     */
    post: operations['postSegmentsPreview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sender-roles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which sender plays which role */
    get: operations['getSenderRoles'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sender-roles/{role}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Have a sender play a role from now on */
    put: operations['putSenderRolesByRole'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/senders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Sender accounts */
    get: operations['getSenders'];
    put?: never;
    /** Create a sender */
    post: operations['postSenders'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/senders/{senderId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One sender */
    get: operations['getSendersBySenderId'];
    /** Replace a sender; a password or key left out stays, unless host or user change */
    put: operations['putSendersBySenderId'];
    post?: never;
    /** Delete a sender that plays no role */
    delete: operations['deleteSendersBySenderId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/senders/{senderId}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Connect and sign in without sending; a failure is explained */
    post: operations['postSendersBySenderIdTest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sends': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Sends, newest first, each with why it did not go out */
    get: operations['getSends'];
    put?: never;
    /** Send one message to one profile; consent, suppression and hours count as in a journey */
    post: operations['postSends'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sends/{sendId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One send */
    get: operations['getSendsBySendId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sends/{sendId}/message': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** See the message of a send */
    get: operations['getSendsBySendIdMessage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Sign out */
    delete: operations['deleteSession'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/workspace': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Look at another of your workspaces from now on */
    put: operations['putSessionWorkspace'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/shop-requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What shops ask of what is held of their customers, newest first */
    get: operations['getShopRequests'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/shop-requests/{requestId}/close': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Note that a request was answered by hand */
    post: operations['postShopRequestsByRequestIdClose'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sign-in': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Use a sign-in link: sets the session cookie */
    post: operations['postSignIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sign-in/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a sign-in link would do; does not use it up */
    get: operations['getSignInByToken'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sources': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Sources, newest first */
    get: operations['getSources'];
    put?: never;
    /** Make a source; the write key is shown this once */
    post: operations['postSources'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sources/{sourceId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A source */
    get: operations['getSourcesBySourceId'];
    put?: never;
    post?: never;
    /** Remove a source; its events stay */
    delete: operations['deleteSourcesBySourceId'];
    options?: never;
    head?: never;
    /** Change a name, a secret, or what only its kind has */
    patch: operations['patchSourcesBySourceId'];
    trace?: never;
  };
  '/api/sources/{sourceId}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What its last deliveries became, newest first; kept for a week */
    get: operations['getSourcesBySourceIdDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sources/{sourceId}/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Replace the write key; the one before stops working within seconds */
    post: operations['postSourcesBySourceIdRotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sources/mapping/try': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a mapping makes of a sample; nothing is stored */
    post: operations['postSourcesMappingTry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/subscriptions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All subscriptions of the workspace */
    get: operations['getSubscriptions'];
    put?: never;
    /** Have live events delivered to an address */
    post: operations['postSubscriptions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/subscriptions/{subscriptionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One subscription */
    get: operations['getSubscriptionsBySubscriptionId'];
    put?: never;
    post?: never;
    /** End a subscription; what is still on its way is not delivered */
    delete: operations['deleteSubscriptionsBySubscriptionId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/subscriptions/waits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Have an n8n execution resumed when one of these events comes */
    post: operations['postSubscriptionsWaits'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/suppressions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Suppressed addresses, newest first */
    get: operations['getSuppressions'];
    put?: never;
    /** Suppress an address */
    post: operations['postSuppressions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/suppressions/{suppressionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Take a reason away again */
    delete: operations['deleteSuppressionsBySuppressionId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/templates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Ready-made journeys with their settings */
    get: operations['getTemplates'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/templates/{templateId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A template and the one file it is made of */
    get: operations['getTemplatesByTemplateId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/templates/{templateId}/install': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make the messages and the journey of a template, as a draft; an Idempotency-Key makes them once */
    post: operations['postTemplatesByTemplateIdInstall'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/templates/install': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The same from a file */
    post: operations['postTemplatesInstall'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/templates/validate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Everything that is wrong with a template file */
    post: operations['postTemplatesValidate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workspaces': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The workspaces you are in */
    get: operations['getWorkspaces'];
    put?: never;
    /** Make a workspace; you become its owner */
    post: operations['postWorkspaces'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workspaces/{workspaceId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Rename the workspace you are in */
    patch: operations['patchWorkspacesByWorkspaceId'];
    trace?: never;
  };
  '/healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process lives */
    get: operations['getHealthz'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hooks/aftership/{sourceId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Webhooks: aftership
     * @description Signed: aftership-hmac-sha256 over the raw body. Repeats of a delivery change nothing.
     */
    post: operations['postHooksAftershipBySourceId'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hooks/bounces': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take a returned mail: delivery report, abuse report or mail to the unsubscribe mailbox (message/rfc822) */
    post: operations['postHooksBounces'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hooks/easypost/{sourceId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Webhooks: easypost
     * @description Signed: X-Hmac-Signature over the raw body, with the NFKD form of the secret. Repeats of a delivery change nothing.
     */
    post: operations['postHooksEasypostBySourceId'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hooks/judgeme/{sourceId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Webhooks: judgeme
     * @description Signed: JUDGEME-HMAC-SHA256 over the raw body. Repeats of a delivery change nothing.
     */
    post: operations['postHooksJudgemeBySourceId'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hooks/seventeentrack/{sourceId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Webhooks: seventeentrack
     * @description Signed: sign, the SHA-256 of the raw body and the key. Repeats of a delivery change nothing.
     */
    post: operations['postHooksSeventeentrackBySourceId'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hooks/shopify/{sourceId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Webhooks: shopify
     * @description Any topic. Signed by the shop: X-Shopify-Hmac-Sha256 over the raw body. Repeats of a delivery change nothing.
     */
    post: operations['postHooksShopifyBySourceId'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hooks/trustpilot/{sourceId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Webhooks: trustpilot
     * @description Comes without a signature: the secret is in the address (…?token=) or the password of Basic authentication. Repeats of a delivery change nothing.
     */
    post: operations['postHooksTrustpilotBySourceId'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hooks/webhook/{sourceId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Webhooks: webhook
     * @description Any JSON object, read by the mapping of the source; signed or with a token, as the source says. Repeats of a delivery change nothing.
     */
    post: operations['postHooksWebhookBySourceId'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hooks/woocommerce/{sourceId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Webhooks: woocommerce
     * @description Any topic. Signed by the shop: X-WC-Webhook-Signature over the raw body. Repeats of a delivery change nothing.
     */
    post: operations['postHooksWoocommerceBySourceId'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Prometheus metrics */
    get: operations['getMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/readyz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** It can do its work */
    get: operations['getReadyz'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/u/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Page to unsubscribe or subscribe again; looking at it changes nothing */
    get: operations['getUByToken'];
    put?: never;
    /** Unsubscribe (RFC 8058 one-click, or the button of the page) */
    post: operations['postUByToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/a': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Segment HTTP tracking API: alias
     * @description Basic authentication with the write key as user name, or `writeKey` in the body. At most 1 MB, 32 kB a call; gzip is understood.
     */
    post: operations['postV1A'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/alias': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Segment HTTP tracking API: alias
     * @description Basic authentication with the write key as user name, or `writeKey` in the body. At most 1 MB, 32 kB a call; gzip is understood.
     */
    post: operations['postV1Alias'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/b': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Segment HTTP tracking API: batch
     * @description Basic authentication with the write key as user name, or `writeKey` in the body. At most 1 MB, 32 kB a call; gzip is understood.
     */
    post: operations['postV1B'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/batch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Segment HTTP tracking API: batch
     * @description Basic authentication with the write key as user name, or `writeKey` in the body. At most 1 MB, 32 kB a call; gzip is understood.
     */
    post: operations['postV1Batch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/g': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Segment HTTP tracking API: group
     * @description Basic authentication with the write key as user name, or `writeKey` in the body. At most 1 MB, 32 kB a call; gzip is understood.
     */
    post: operations['postV1G'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/group': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Segment HTTP tracking API: group
     * @description Basic authentication with the write key as user name, or `writeKey` in the body. At most 1 MB, 32 kB a call; gzip is understood.
     */
    post: operations['postV1Group'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/i': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Segment HTTP tracking API: identify
     * @description Basic authentication with the write key as user name, or `writeKey` in the body. At most 1 MB, 32 kB a call; gzip is understood.
     */
    post: operations['postV1I'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/identify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Segment HTTP tracking API: identify
     * @description Basic authentication with the write key as user name, or `writeKey` in the body. At most 1 MB, 32 kB a call; gzip is understood.
     */
    post: operations['postV1Identify'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/p': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Segment HTTP tracking API: page
     * @description Basic authentication with the write key as user name, or `writeKey` in the body. At most 1 MB, 32 kB a call; gzip is understood.
     */
    post: operations['postV1P'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/page': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Segment HTTP tracking API: page
     * @description Basic authentication with the write key as user name, or `writeKey` in the body. At most 1 MB, 32 kB a call; gzip is understood.
     */
    post: operations['postV1Page'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/s': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Segment HTTP tracking API: screen
     * @description Basic authentication with the write key as user name, or `writeKey` in the body. At most 1 MB, 32 kB a call; gzip is understood.
     */
    post: operations['postV1S'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/screen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Segment HTTP tracking API: screen
     * @description Basic authentication with the write key as user name, or `writeKey` in the body. At most 1 MB, 32 kB a call; gzip is understood.
     */
    post: operations['postV1Screen'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/t': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Segment HTTP tracking API: track
     * @description Basic authentication with the write key as user name, or `writeKey` in the body. At most 1 MB, 32 kB a call; gzip is understood.
     */
    post: operations['postV1T'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/track': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Segment HTTP tracking API: track
     * @description Basic authentication with the write key as user name, or `writeKey` in the body. At most 1 MB, 32 kB a call; gzip is understood.
     */
    post: operations['postV1Track'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description What came of the A/B tests of a journey. */
    AbTests: {
      /** Format: date-time */
      at: string;
      /** @description False: more entered than were looked at; the figures are of the newest */
      complete: boolean;
      items: {
        /** @description The variant the others are compared with */
        control?: string;
        days: number;
        event: string;
        name: string;
        stepKey: string;
        variants: {
          /** @description Absent for the control */
          comparison?: {
            /** @description Rate minus the control's */
            difference: number;
            /** @description Two-proportion z-test, two-sided, corrected after Holm */
            p?: number;
            /** @enum {string} */
            verdict: 'notEnough' | 'open' | 'better' | 'worse';
          };
          converted: number;
          /** @description Each person once, by what they got first */
          entered: number;
          high?: number;
          /** @description The same in every version; `holdout` for those who got no variant */
          key: string;
          /** @description Of the 95 % interval of the rate (Wilson) */
          low?: number;
          name: string;
          rate: number | null;
          /** @description In minor units */
          worth: {
            amount: number;
            currency?: string;
          }[];
        }[];
      }[];
      /** Format: date-time */
      since: string;
    };
    /** @enum {string} */
    AlertKind: 'lag' | 'deadLetters' | 'circuit' | 'sender';
    /** @description When somebody is told: seconds that people are moved on too late, dead letters, minutes for which a step fails for everybody or a sender cannot reach its server. What is left out is never told. */
    AlertLimits: {
      circuitMinutes?: number;
      deadLetters?: number;
      lagSeconds?: number;
      senderMinutes?: number;
    };
    /** @description When somebody is told: seconds that people are moved on too late, dead letters, minutes for which a step fails for everybody or a sender cannot reach its server. What is left out is never told. */
    AlertLimitsOutput: {
      circuitMinutes?: number;
      deadLetters?: number;
      lagSeconds?: number;
      senderMinutes?: number;
    };
    /** @description What is too much now, and what was lately. */
    AlertOccasions: {
      items: {
        /** Format: date-time */
        beganAt: string;
        code?: string;
        /** Format: date-time */
        endedAt?: string;
        id: string;
        journeyId?: string;
        journeyName?: string;
        kind: components['schemas']['AlertKind'];
        limit: number;
        open: boolean;
        senderId?: string;
        senderName?: string;
        stepName?: string;
        /** @description Messages about it that did not arrive yet, or never will */
        undelivered: number;
        value: number;
      }[];
    };
    /** @description Who is told when something needs a person, and from when on. */
    AlertSettings: {
      /**
       * @description Of the mails
       * @enum {string}
       */
      language: 'en' | 'zh-CN';
      limits: components['schemas']['AlertLimitsOutput'];
      mail?: {
        senderId: string;
        to: string[];
      };
      /** @description 0: nobody has decided anything yet */
      revision: number;
      /** @description Signs what the webhook gets. Shown once, when its address is new */
      secret?: string;
      webhook?: {
        url: string;
      };
    };
    /** @description What came of a message to everybody who is told. */
    AlertTest: {
      mail: {
        detail?: string;
        ok: boolean;
        to: string;
      }[];
      webhook?: {
        detail?: string;
        ok: boolean;
      };
    };
    ApiKey: {
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
      /** Format: date-time */
      expiresAt?: string;
      id: string;
      /**
       * Format: date-time
       * @description To the minute.
       */
      lastUsedAt?: string;
      name: string;
      permissions: (
        | 'workspace:read'
        | 'workspace:manage'
        | 'journeys:read'
        | 'journeys:edit'
        | 'journeys:publish'
        | 'profiles:read'
        | 'profiles:edit'
        | 'messages:read'
        | 'messages:edit'
        | 'senders:read'
        | 'senders:edit'
        | 'credentials:read'
        | 'credentials:edit'
        | 'sources:read'
        | 'sources:edit'
        | 'enrolments:read'
        | 'enrolments:edit'
      )[];
      /** Format: date-time */
      revokedAt?: string;
      /** @description The first characters, to recognise it. */
      start: string;
    };
    ArchiveJourney: {
      /**
       * @default finish
       * @enum {string}
       */
      people: 'finish' | 'leave';
    };
    /** @description From now on values of this name are taken as this type. */
    AttributeInput: {
      name: string;
      /** @enum {string} */
      type: 'text' | 'number' | 'boolean' | 'date' | 'list';
    };
    AttributesLocked: {
      locked: boolean;
    };
    AuditEntry: {
      action: string;
      /** Format: date-time */
      at: string;
      by: {
        id: string;
        /** @enum {string} */
        kind: 'session' | 'apiKey' | 'nobody';
        name?: string;
      };
      id: string;
      target: {
        id: string;
        kind: string;
        name?: string;
      };
    };
    BaseCurrency: {
      /** @description What spend is counted in; USD until somebody says another */
      base: string;
    };
    BaseCurrencyOutput: {
      /** @description What spend is counted in; USD until somebody says another */
      base: string;
    };
    BounceReportResult: {
      /** @description False when it names no message of this workspace; nothing was done. */
      believed: boolean;
      /** @enum {string} */
      kind: 'hard' | 'soft' | 'complaint' | 'unsubscribe' | 'none';
      status?: string;
    };
    /** @description People being let into a journey who matched its entry before. */
    CatchUp: {
      /** Format: date-time */
      at: string;
      by: string;
      entered: number;
      /** Format: date-time */
      finishedAt?: string;
      id: string;
      journeyId: string;
      /** @description How many people enter in a minute. */
      perMinute: number;
      /** @description Why it was cancelled. */
      reason?: string;
      refused: {
        code: string;
        people: number;
      }[];
      /**
       * Format: date-time
       * @description Events before it do not count.
       */
      since: string;
      /** @enum {string} */
      state: 'gathering' | 'entering' | 'done' | 'cancelled';
      waiting: number;
    };
    CatchUpPage: {
      items: components['schemas']['CatchUp'][];
      nextCursor?: string;
    };
    ChangedCount: {
      /** @description Those that were dead letters and are not any more */
      changed: number;
    };
    /**
     * @description `close` lets everybody go on in turn, `keep` stops the tries until somebody closes it, `try` has one try now.
     * @enum {string}
     */
    CircuitAction: 'close' | 'keep' | 'try';
    CircuitList: {
      items: (components['schemas']['StepCircuit'] | components['schemas']['SenderRest'])[];
    };
    ConnectionTest: {
      /** @description `wrong_password`, `host_not_found`, `refused`, `tls`, … */
      code?: string;
      ok: boolean;
      words: string;
    };
    Consent: {
      /** @description The address or number it was given for; for another one it is no consent */
      address?: string;
      /** Format: date-time */
      at: string;
      evidence?: {
        [key: string]: string;
      };
      /** @description The person said it themself, at that time */
      explicit?: boolean;
      source: string;
      /** @enum {string} */
      state: 'subscribed' | 'unsubscribed' | 'pending' | 'never';
      wording?: string;
    };
    ConsentEntry: {
      /** @description The address or number it was given for; for another one it is no consent */
      address?: string;
      /** Format: date-time */
      at: string;
      /** @constant */
      category: 'marketing';
      channel: string;
      evidence?: {
        [key: string]: string;
      };
      /** @description The person said it themself, at that time */
      explicit?: boolean;
      /**
       * @description What was held before; absent: nothing
       * @enum {string}
       */
      from?: 'subscribed' | 'unsubscribed' | 'pending' | 'never';
      id: string;
      /** @description History that was brought in; it started nothing */
      past?: boolean;
      profileId: string;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description Why it changed nothing; absent: it did
       * @enum {string}
       */
      refused?:
        'says_nothing' | 'older' | 'stays_unsubscribed' | 'unconfirmed' | 'subscribed_already' | 'other_address';
      source: string;
      /** @enum {string} */
      state: 'subscribed' | 'unsubscribed' | 'pending' | 'never';
      /**
       * @description How far who said it is believed
       * @enum {string}
       */
      trust: 'server' | 'shop' | 'form' | 'browser' | 'import';
      wording?: string;
    };
    ConsentEntryPage: {
      items: components['schemas']['ConsentEntry'][];
      nextCursor?: string;
    };
    ConsentInput: {
      /** @enum {string} */
      channel: 'email' | 'sms' | 'whatsapp' | 'line' | 'push';
      evidence?: {
        [key: string]: string;
      };
      /** @enum {string} */
      state: 'subscribed' | 'unsubscribed' | 'pending' | 'never';
      /** @description The text the person agreed to */
      wording?: string;
    };
    CreatedApiKey: {
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
      /** Format: date-time */
      expiresAt?: string;
      id: string;
      /** @description Shown once, here. */
      key: string;
      /**
       * Format: date-time
       * @description To the minute.
       */
      lastUsedAt?: string;
      name: string;
      permissions: (
        | 'workspace:read'
        | 'workspace:manage'
        | 'journeys:read'
        | 'journeys:edit'
        | 'journeys:publish'
        | 'profiles:read'
        | 'profiles:edit'
        | 'messages:read'
        | 'messages:edit'
        | 'senders:read'
        | 'senders:edit'
        | 'credentials:read'
        | 'credentials:edit'
        | 'sources:read'
        | 'sources:edit'
        | 'enrolments:read'
        | 'enrolments:edit'
      )[];
      /** Format: date-time */
      revokedAt?: string;
      /** @description The first characters, to recognise it. */
      start: string;
    };
    CreatedSubscription: {
      /** Format: date-time */
      createdAt: string;
      events: string[];
      filter?: components['schemas']['SubscriptionFilterOutput'];
      id: string;
      /** @description Signs every delivery; shown this once */
      secret: string;
      url: string;
    };
    Credential: {
      /** @description Of those with the OAuth2 grant `authorizationCode`: whether somebody has let us in */
      connected?: boolean;
      /** Format: date-time */
      createdAt: string;
      id: string;
      name: string;
      /** @description Names of secrets that are set; they are never shown */
      secrets: string[];
      type: string;
      /** @description What people call the type; the type itself when its package is gone */
      typeName: string;
      /** Format: date-time */
      updatedAt: string;
      usedBy: {
        journeyId: string;
        /** @description People enter or are in a version that uses it */
        live: boolean;
        name: string;
        /** @enum {string} */
        status: 'draft' | 'live' | 'paused' | 'archived';
        steps: string[];
      }[];
      /** @description Fields that are no secrets */
      values: {
        [key: string]: unknown;
      };
    };
    CredentialChange: {
      name?: string;
      /** @description Replaces all fields; secrets that are left out stay, as long as the others stay what they are. Signing in again may be needed. */
      values?: {
        [key: string]: unknown;
      };
    };
    CredentialConnecting: {
      /** @description Where the person goes to let us in */
      url: string;
    };
    CredentialConnection: {
      code?: string;
      /** @description When the person or the other side refused */
      error?: string;
      state: string;
    };
    CredentialConnectionResult: {
      connected: boolean;
      credentialId: string;
    };
    CredentialInput: {
      name: string;
      type: string;
      /**
       * @description By the names of the fields of its type. Expressions of n8n begin with "=".
       * @default {}
       */
      values: {
        [key: string]: unknown;
      };
    };
    CredentialList: {
      items: components['schemas']['Credential'][];
    };
    CredentialTest: {
      /** @enum {string} */
      code: 'accepted' | 'refused' | 'failed' | 'untestable' | 'not_connected';
      ok: boolean;
      /** @description What the other side said */
      words: string;
    };
    CredentialType: {
      displayName: string;
      documentationUrl?: string;
      /** @description Steps that can use it */
      nodes: {
        displayName: string;
        type: string;
      }[];
      /**
       * @description `oauth2`: with the grant `authorizationCode` somebody has to let us in at the other side
       * @enum {string}
       */
      signIn: 'none' | 'oauth2';
      testable: boolean;
      /** @description n8n's credential type, e.g. `slackApi` */
      type: string;
    };
    CredentialTypeDetail: {
      /** @description What to enter as redirect URL at the other side */
      callbackUrl?: string;
      displayName: string;
      documentationUrl?: string;
      /** @description n8n's descriptions: their shape is n8n's */
      fields: {
        [key: string]: unknown;
      }[];
      /** @description Steps that can use it */
      nodes: {
        displayName: string;
        type: string;
      }[];
      /** @description Names of fields that are never shown again */
      secrets: string[];
      /**
       * @description `oauth2`: with the grant `authorizationCode` somebody has to let us in at the other side
       * @enum {string}
       */
      signIn: 'none' | 'oauth2';
      testable: boolean;
      /** @description n8n's credential type, e.g. `slackApi` */
      type: string;
    };
    CredentialTypes: {
      items: components['schemas']['CredentialType'][];
    };
    /**
     * @description `retry` runs the failed step once more, `skip` goes on behind it at its first output, `end` ends it.
     * @enum {string}
     */
    DeadLetterAction: 'retry' | 'skip' | 'end';
    /** @description Dead letters by step and cause, the largest groups first. */
    DeadLetterGroups: {
      /** @description False: of the newest 100,000, or the 200 largest groups */
      complete: boolean;
      items: {
        code: string;
        journeyId: string;
        /** Format: date-time */
        newest: string;
        /** Format: date-time */
        oldest: string;
        people: number;
        stepKey: string;
        stepName?: string;
      }[];
    };
    DeadLettersFilter: {
      /** @description Why: the code of the failure */
      code?: string;
      /**
       * Format: date-time
       * @description Failed at this time or later
       */
      from?: string;
      journeyId?: string;
      stepKey?: string;
      /** Format: date-time */
      to?: string;
    };
    DeadLettersFilterOutput: {
      /** @description Why: the code of the failure */
      code?: string;
      /**
       * Format: date-time
       * @description Failed at this time or later
       */
      from?: string;
      journeyId?: string;
      stepKey?: string;
      /** Format: date-time */
      to?: string;
    };
    /** @description Something a person has decided about all dead letters that fit. */
    DeadLetterTask: {
      action: components['schemas']['DeadLetterAction'];
      /** Format: date-time */
      at: string;
      /** @description Those that were still dead letters, and are not any more */
      changed: number;
      /** @description Of those, gone through */
      done: number;
      filter: components['schemas']['DeadLettersFilterOutput'];
      /** Format: date-time */
      finishedAt?: string;
      id: string;
      /** @enum {string} */
      state: 'running' | 'done' | 'stopped';
      /** @description Dead letters that fitted when it was ordered, up to 100,000 */
      total: number;
    };
    DeadLetterTaskPage: {
      items: components['schemas']['DeadLetterTask'][];
      nextCursor?: string;
    };
    Delivery: {
      /** Format: date-time */
      at: string;
      errors: {
        code: string;
        index: number;
        message: string;
      }[];
      events: number;
      id: string;
      raw?: string;
      /** @enum {string} */
      status: 'stored' | 'duplicate' | 'kept' | 'waiting' | 'refused';
      topic: string;
      webhookId?: string;
    };
    DeliveryPage: {
      items: components['schemas']['Delivery'][];
      nextCursor?: string;
    };
    DraftChange: {
      /** Format: date-time */
      at: string;
      by: string;
      operations: {
        [key: string]: unknown;
      }[];
      revision: number;
    };
    DraftChangePage: {
      items: components['schemas']['DraftChange'][];
      nextCursor?: string;
    };
    DraftOperation:
      | {
          after?: {
            /** @default 0 */
            onward: number | null;
            /** @default 0 */
            output: number;
            step: string;
          };
          index?: number;
          node: {
            credentials?: {
              [key: string]: unknown;
            };
            disabled?: boolean;
            id?: string;
            maxTries?: number;
            name: string;
            notes?: string;
            /** @enum {string} */
            onError?: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
            /** @constant */
            onUnknown?: 'runAgain';
            /** @default {} */
            parameters: {
              [key: string]: unknown;
            };
            position: [number, number];
            retryOnFail?: boolean;
            timeLimit?: number;
            type: string;
            /** @default 1 */
            typeVersion: number;
            waitBetweenTries?: number;
          } & {
            [key: string]: unknown;
          };
          /** @constant */
          type: 'addStep';
        }
      | {
          /** @default false */
          closeGap: boolean;
          step: string;
          /** @default 0 */
          through: number;
          /** @constant */
          type: 'removeStep';
        }
      | {
          changes: {
            path: (string | number)[];
            value?: unknown;
          }[];
          step: string;
          /** @constant */
          type: 'setParameters';
        }
      | {
          name: string;
          step: string;
          /** @constant */
          type: 'renameStep';
        }
      | {
          moves: {
            position: [number, number];
            step: string;
          }[];
          /** @constant */
          type: 'moveSteps';
        }
      | {
          from: {
            /** @default main */
            kind: string;
            /** @default 0 */
            output: number;
            step: string;
          };
          to: {
            /** @default 0 */
            input: number;
            /** @default main */
            kind: string;
            step: string;
          };
          /** @constant */
          type: 'connect';
        }
      | {
          from: {
            /** @default main */
            kind: string;
            /** @default 0 */
            output: number;
            step: string;
          };
          to: {
            /** @default 0 */
            input: number;
            /** @default main */
            kind: string;
            step: string;
          };
          /** @constant */
          type: 'disconnect';
        }
      | {
          step: string;
          /** @constant */
          type: 'setWires';
          wires: {
            [key: string]: (
              | null
              | ({
                  index: number;
                  node: string;
                  type: string;
                } & {
                  [key: string]: unknown;
                })[]
            )[];
          } | null;
        }
      | {
          /** @default {} */
          set: {
            alwaysOutputData?: boolean;
            credentials?: {
              [key: string]: unknown;
            };
            disabled?: boolean;
            executeOnce?: boolean;
            maxTries?: number;
            notesInFlow?: boolean;
            /** @enum {string} */
            onError?: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
            /** @constant */
            onUnknown?: 'runAgain';
            retryOnFail?: boolean;
            timeLimit?: number;
            waitBetweenTries?: number;
          };
          step: string;
          /** @constant */
          type: 'setStepSettings';
          /** @default [] */
          unset: (
            | 'disabled'
            | 'onError'
            | 'retryOnFail'
            | 'maxTries'
            | 'waitBetweenTries'
            | 'onUnknown'
            | 'timeLimit'
            | 'alwaysOutputData'
            | 'executeOnce'
            | 'notesInFlow'
            | 'credentials'
          )[];
        }
      | {
          notes: string | null;
          step: string;
          /** @constant */
          type: 'setNotes';
        }
      | {
          group: {
            id: string;
            name: string;
            nodeIds: string[];
          } & {
            [key: string]: unknown;
          };
          index?: number;
          /** @constant */
          type: 'setGroup';
        }
      | {
          group: string;
          /** @constant */
          type: 'removeGroup';
        }
      | {
          name: string;
          /** @constant */
          type: 'renameJourney';
        }
      | {
          /** @constant */
          type: 'replaceWorkflow';
          workflow: {
            connections: {
              [key: string]: {
                [key: string]: (
                  | null
                  | ({
                      index: number;
                      node: string;
                      type: string;
                    } & {
                      [key: string]: unknown;
                    })[]
                )[];
              };
            };
            name: string;
            nodeGroups?: ({
              id: string;
              name: string;
              nodeIds: string[];
            } & {
              [key: string]: unknown;
            })[];
            nodes: ({
              credentials?: {
                [key: string]: unknown;
              };
              disabled?: boolean;
              id: string;
              maxTries?: number;
              name: string;
              notes?: string;
              /** @enum {string} */
              onError?: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
              /** @constant */
              onUnknown?: 'runAgain';
              parameters: {
                [key: string]: unknown;
              };
              position: [number, number];
              retryOnFail?: boolean;
              timeLimit?: number;
              type: string;
              typeVersion: number;
              waitBetweenTries?: number;
            } & {
              [key: string]: unknown;
            })[];
          } & {
            [key: string]: unknown;
          };
        };
    DraftPatch: {
      baseRevision: number;
      operations: components['schemas']['DraftOperation'][];
      /** @description Your name for this change: sent again, it answers what it answered the first time. */
      patchId?: string;
    };
    DuePeople: {
      items: {
        /** Format: date-time */
        at: string;
        /** @description The same for the same person and day */
        id: string;
        profile: components['schemas']['ProfileView'];
        properties: {
          [key: string]: unknown;
        };
      }[];
      nextCursor?: string;
      /**
       * Format: date-time
       * @description Nobody else was due up to then, once there are no more pages: ask with it as `since`
       */
      until: string;
    };
    Enrolment: {
      /**
       * Format: date-time
       * @description When it goes on by itself
       */
      due?: string;
      ended?: {
        /** Format: date-time */
        at: string;
        detail?: string;
        /** @description The enrolment that goes on behind the goal */
        goesOn?: string;
        reason: string;
      };
      entryKey?: string;
      event: {
        id: string;
        name: string;
        /** Format: date-time */
        receivedAt: string;
      };
      explanation: components['schemas']['EnrolmentExplanation'];
      failure?: {
        /** Format: date-time */
        at: string;
        attempts: number;
        code: string;
        message: string;
        stepKey: string;
      };
      /** @description It goes on behind a goal: the enrolment that has reached it */
      follows?: string;
      history: components['schemas']['EnrolmentHistoryEntry'][];
      id: string;
      journeyId: string;
      profileId: string;
      /** @description Itself, or the enrolment it was forked from */
      rootId: string;
      /** Format: date-time */
      startedAt: string;
      state: components['schemas']['EnrolmentState'];
      stepKey: string;
      /** @description As the author named it in this version */
      stepName?: string;
      versionId: string;
    };
    /** @description Why it is here, and what comes next. */
    EnrolmentExplanation: {
      endsOn: string[];
      endsOnEvents: {
        /** @enum {string} */
        by: 'profile' | 'entryKey';
        event: string;
        filtered: boolean;
        /** @description What the entry key is, e.g. `checkout` */
        keyKind?: string;
      }[];
      next: {
        cause: components['schemas']['WayCause'];
        leadsTo: string[];
        output: number;
        when: string;
      }[];
      restartsOn: string[];
      /** @description All of it in English */
      sentence: string;
      /** Format: date-time */
      since: string;
      state: string;
      step: {
        key: string;
        name: string;
      };
      /** Format: date-time */
      until?: string;
    };
    EnrolmentHistoryEntry: {
      /** Format: date-time */
      at: string;
      detail?: string;
      /**
       * Format: date-time
       * @description When a worker came to it, if that was more than a minute later
       */
      noted?: string;
      output?: number;
      stepKey: string;
      /** @description As the author named it in this version */
      stepName?: string;
      /** @description The n-th time this step was reached */
      visit: number;
      what: string;
    };
    EnrolmentPage: {
      items: components['schemas']['EnrolmentSummary'][];
      nextCursor?: string;
    };
    EnrolmentRemoval:
      | {
          /** @description Of enrolments of this journey */
          ids: string[];
        }
      | {
          /** @description Everybody who stands there, whatever their version */
          stepKey: string;
        }
      | {
          people: {
            /** @enum {string} */
            by: 'id' | 'email' | 'phone' | 'externalId';
            /** @description For phone numbers without a country code */
            country?: string;
            value: string;
          }[];
        };
    EnrolmentResults: {
      entered: number;
      /** @description In the order of the people */
      items: {
        /** @description Why refused: `unknown_profile`, `journey_not_live`, `still_inside`, … */
        code?: string;
        detail?: string;
        enrolmentId?: string;
        profileId?: string;
        /** @enum {string} */
        result: 'entered' | 'refused';
      }[];
      refused: number;
    };
    EnrolmentsRemoved: {
      /** @description Of a list of people, in their order */
      items?: {
        profileId?: string;
        /** @enum {string} */
        result: 'removed' | 'not_inside' | 'unknown_profile';
      }[];
      /** @description More stand at the step: ask again */
      more: boolean;
      /** @description Passages that have ended now */
      removed: number;
    };
    /**
     * @description `parked`: the journey is paused. `dead`: a dead letter that waits for a person.
     * @enum {string}
     */
    EnrolmentState: 'active' | 'parked' | 'dead' | 'ended';
    EnrolmentSummary: {
      /**
       * Format: date-time
       * @description When it goes on by itself
       */
      due?: string;
      ended?: {
        /** Format: date-time */
        at: string;
        detail?: string;
        /** @description The enrolment that goes on behind the goal */
        goesOn?: string;
        reason: string;
      };
      entryKey?: string;
      failure?: {
        /** Format: date-time */
        at: string;
        attempts: number;
        code: string;
        message: string;
        stepKey: string;
      };
      /** @description It goes on behind a goal: the enrolment that has reached it */
      follows?: string;
      id: string;
      journeyId: string;
      profileId: string;
      /** @description Itself, or the enrolment it was forked from */
      rootId: string;
      /** Format: date-time */
      startedAt: string;
      state: components['schemas']['EnrolmentState'];
      stepKey: string;
      /** @description As the author named it in this version */
      stepName?: string;
      versionId: string;
    };
    ErasureInput: {
      /** @description The person's e-mail address as it is held, or the profile id */
      confirm: string;
    };
    Event: {
      failure?: {
        /** Format: date-time */
        at: string;
        attempts: number;
        code: string;
        message: string;
      };
      handled: boolean;
      id: string;
      /** @description What it is about, e.g. "checkout:…", "order:…" */
      keys: string[];
      messageId: string;
      name: string;
      notes: string[];
      /** Format: date-time */
      occurredAt: string;
      /** @enum {string} */
      origin: 'live' | 'backfill' | 'recompute';
      /** @description The id it was written with; it may have merged into another since */
      profileId: string;
      properties: {
        [key: string]: unknown;
      };
      /** Format: date-time */
      receivedAt: string;
      setAside: boolean;
      sourceId: string;
      /** @enum {string} */
      trust: 'server' | 'shop' | 'form' | 'browser' | 'import';
      /** @enum {string} */
      type: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias' | 'webhook' | 'own';
    };
    EventCounts: {
      items: {
        count: number;
        /** Format: date-time */
        lastReceivedAt: string;
        name: string;
      }[];
    };
    EventPage: {
      items: components['schemas']['Event'][];
      nextCursor?: string;
    };
    EventProperties: {
      /** @description How many of the last events of the name were looked at */
      lookedAt: number;
      properties: {
        /** @description How many of them have it */
        count: number;
        /** @description Values that are nobody’s; none where they could be */
        examples: string[];
        /** @description Names between dots; "products[]" stands for the entries of a list */
        path: string;
        types: ('text' | 'number' | 'boolean' | 'time' | 'money' | 'list' | 'object' | 'nothing')[];
      }[];
    };
    ExchangeRate: {
      currency: string;
      /**
       * Format: date
       * @description From this day on, until the next one of the same currency
       */
      day: string;
      rate: string;
    };
    ExchangeRateOutput: {
      currency: string;
      /**
       * Format: date
       * @description From this day on, until the next one of the same currency
       */
      day: string;
      rate: string;
    };
    ExchangeRatePage: {
      items: components['schemas']['ExchangeRateOutput'][];
      nextCursor?: string;
    };
    ExchangeRates: {
      rates: components['schemas']['ExchangeRate'][];
    };
    FoundProfiles: {
      /** @description In the order asked; null for nobody */
      items: (components['schemas']['ProfileView'] | null)[];
    };
    Health: {
      /** @constant */
      status: 'ok';
      version: string;
    };
    HistoryAnswer: {
      /** @description In the order of the profiles */
      items: boolean[];
    };
    HistoryQuestion: {
      /**
       * @description How far back; 0: as far as is known
       * @default 30
       */
      days: number;
      /** @description Of `journey` and `step` */
      journeyId?: string;
      /** @enum {string} */
      kind: 'journey' | 'message' | 'step';
      /** @description Of `message` */
      messageKey?: string;
      profileIds: string[];
      /** @description Of `step` */
      stepKey?: string;
    };
    IdentitySettings: {
      blocked: {
        /**
         * @description `anonymous` is a device
         * @enum {string}
         */
        kind: 'any' | 'external' | 'shopCustomer' | 'email' | 'phone' | 'anonymous';
        /** @description Why */
        note?: string;
        /** @description `*` stands for anything: `*@myshop.com`, `info@*`, `kiosk-*` */
        value: string;
      }[];
      /** @description Ids that identify nobody in any workspace */
      junk: string[];
      limits: {
        /** @description Devices */
        anonymous: number;
        email: number;
        /** @description Own ids */
        external: number;
        phone: number;
        /** @description Customer ids in each shop */
        shopCustomer: number;
      };
      revision: number;
    };
    IdentitySettingsInput: {
      blocked?: {
        /**
         * @description `anonymous` is a device
         * @enum {string}
         */
        kind: 'any' | 'external' | 'shopCustomer' | 'email' | 'phone' | 'anonymous';
        /** @description Why */
        note?: string;
        /** @description `*` stands for anything: `*@myshop.com`, `info@*`, `kiosk-*` */
        value: string;
      }[];
      limits?: {
        /** @description Devices */
        anonymous?: number;
        email?: number;
        /** @description Own ids */
        external?: number;
        phone?: number;
        /** @description Customer ids in each shop */
        shopCustomer?: number;
      };
      /** @description As read; another one is a conflict */
      revision: number;
    };
    Import: {
      /** Format: date-time */
      at: string;
      /** @description What the last trial of the whole file came to */
      checked?: {
        /** Format: date-time */
        at: string;
        counts: components['schemas']['ImportCounts'];
        /** @description Nothing was changed since */
        current: boolean;
      };
      columns: string[];
      failure?: {
        code: string;
        message: string;
      };
      /** Format: date-time */
      finishedAt?: string;
      id: string;
      /** @enum {string} */
      kind: 'profiles' | 'orders' | 'consents' | 'events';
      layout?: components['schemas']['ImportLayout'];
      mapping: components['schemas']['ImportMappingOutput'];
      /** @description Of the file */
      name: string;
      /** @description Problems of rows that can be read, 10,000 at most */
      problemsKept: number;
      /** @description Of the present or last pass through the file */
      progress?: {
        counts: components['schemas']['ImportCounts'];
        row: number;
        /** @description Of the file, 0 to 1 */
        share: number;
      };
      reading: components['schemas']['ImportReadingOutput'];
      revision: number;
      /** @description Bytes */
      size: number;
      /** Format: date-time */
      startedAt?: string;
      /** @enum {string} */
      state: 'uploading' | 'ready' | 'checking' | 'running' | 'done' | 'cancelled' | 'failed';
    };
    ImportCounts: {
      existing: number;
      /** @description Rows; of orders: orders */
      new: number;
      /** @description Rows, without a header and empty ones */
      read: number;
      /** @description How many rows were refused for what, by code */
      reasons: {
        [key: string]: number;
      };
      refused: number;
      /** @description Lines about the report itself */
      skipped: number;
    };
    /** @description How the file is written. */
    ImportLayout: {
      delimiter: string;
      /** @enum {string} */
      encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252';
      /** @enum {string} */
      format: 'csv' | 'json' | 'ndjson' | 'xlsx';
      /** @description The first row that is not empty names the columns */
      header: boolean;
      quote: string;
    };
    /** @description Which column goes where. */
    ImportMapping: {
      column: string;
      /** @description A field, or `attribute:<name>`, `property:<name>`, `evidence:<name>` */
      to: string;
    }[];
    /** @description Which column goes where. */
    ImportMappingOutput: {
      column: string;
      /** @description A field, or `attribute:<name>`, `property:<name>`, `evidence:<name>` */
      to: string;
    }[];
    ImportPage: {
      items: components['schemas']['Import'][];
      nextCursor?: string;
    };
    ImportPatch: {
      /** @description The revision that was looked at */
      baseRevision: number;
      /**
       * @description Another kind: the columns are guessed anew
       * @enum {string}
       */
      kind?: 'profiles' | 'orders' | 'consents' | 'events';
      /** @description The columns are guessed anew */
      layout?: {
        delimiter?: string;
        /** @enum {string} */
        encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252';
        /** @enum {string} */
        format?: 'csv' | 'json' | 'ndjson' | 'xlsx';
        /** @description The first row that is not empty names the columns */
        header?: boolean;
        quote?: string;
      };
      mapping?: components['schemas']['ImportMapping'];
      reading?: components['schemas']['ImportReading'];
    };
    ImportPreview: {
      columns: {
        name: string;
        /** @description A few values */
        samples: string[];
        to?: string;
      }[];
      /** @description Where columns of this kind may go, beside the free ones */
      fields: {
        name: string;
        type: string;
      }[];
      /** @description What free ones begin with, e.g. `attribute` */
      free: string;
      revision: number;
      rows: {
        /** @description What is made of it; absent when it is refused */
        becomes?: {
          [key: string]: unknown;
        };
        cells: string[];
        problems: components['schemas']['ImportProblem'][];
        row: number;
      }[];
    };
    ImportProblem: {
      code: string;
      column?: string;
      /** @description What is wrong and what to do */
      message: string;
      /** @description As a spreadsheet counts: a header is row 1. Of JSON: which item */
      row: number;
      /** @description The bad value, cut */
      value?: string;
    };
    ImportProblemPage: {
      items: components['schemas']['ImportProblem'][];
      nextCursor?: string;
    };
    /** @description How values are read, and what holds for all rows. */
    ImportReading: {
      /** @description Of consents: what holds for all rows without columns for it */
      consent?: {
        channel?: string;
        source?: string;
        state?: string;
        wording?: string;
      };
      /** @description Of phone numbers without a country code, ISO 3166 alpha-2 */
      country?: string;
      /** @description Of amounts that name none, ISO 4217 */
      currency?: string;
      /**
       * @description `auto`: as the first rows tell
       * @enum {string}
       */
      dateOrder: 'auto' | 'ymd' | 'dmy' | 'mdy';
      /**
       * @description What stands before the cents; `auto`: as the values tell
       * @enum {string}
       */
      decimal: 'auto' | 'point' | 'comma';
      /** @description Of events: the name of all rows without a column for it */
      event?: string;
      /**
       * @description The file is an export of this marketplace: nothing is mapped
       * @enum {string}
       */
      preset?: 'amazon' | 'ebay' | 'shopee';
      /** @description Of orders: the shop they are of; then they are the same as those it tells of itself */
      sourceId?: string;
      /** @description IANA zone of dates that name none */
      zone: string;
    };
    /** @description How values are read, and what holds for all rows. */
    ImportReadingOutput: {
      /** @description Of consents: what holds for all rows without columns for it */
      consent?: {
        channel?: string;
        source?: string;
        state?: string;
        wording?: string;
      };
      /** @description Of phone numbers without a country code, ISO 3166 alpha-2 */
      country?: string;
      /** @description Of amounts that name none, ISO 4217 */
      currency?: string;
      /**
       * @description `auto`: as the first rows tell
       * @enum {string}
       */
      dateOrder: 'auto' | 'ymd' | 'dmy' | 'mdy';
      /**
       * @description What stands before the cents; `auto`: as the values tell
       * @enum {string}
       */
      decimal: 'auto' | 'point' | 'comma';
      /** @description Of events: the name of all rows without a column for it */
      event?: string;
      /**
       * @description The file is an export of this marketplace: nothing is mapped
       * @enum {string}
       */
      preset?: 'amazon' | 'ebay' | 'shopee';
      /** @description Of orders: the shop they are of; then they are the same as those it tells of itself */
      sourceId?: string;
      /** @description IANA zone of dates that name none */
      zone: string;
    };
    InstalledTemplate: {
      installationId: string;
      journeyId: string;
      journeyName: string;
      messages: {
        as: string;
        key: string;
      }[];
      /** @description Sender roles that nobody plays yet. */
      unboundRoles: string[];
    };
    InstallTemplate: {
      /** @description The journey's name. */
      name?: string;
      /**
       * @description By key; the defaults of the template for those that are left out.
       * @default {}
       */
      settings: {
        [key: string]: unknown;
      };
    };
    /** @description A template from a file. */
    InstallTemplateBundle: {
      bundle: {
        [key: string]: unknown;
      };
      /** @description The journey's name. */
      name?: string;
      /**
       * @description By key; the defaults of the template for those that are left out.
       * @default {}
       */
      settings: {
        [key: string]: unknown;
      };
    };
    Invitation: {
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
      /** Format: date-time */
      expiresAt: string;
      id: string;
      role: components['schemas']['Role'];
    };
    Journey: {
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      draftChangedAt: string;
      draftChangedBy: string;
      /** @description The draft has changes that are not live. */
      draftOpen: boolean;
      draftRevision: number;
      id: string;
      /** @description People on their way through it now. */
      inside: number;
      liveVersion?: {
        events: string[];
        id: string;
        number: number;
      };
      name: string;
      /** @description Moves, pauses and leaves of people that are still being worked off. */
      pendingTasks: number;
      /** @description Paused with everybody inside standing still. */
      peopleParked: boolean;
      standing: components['schemas']['JourneyStanding'][];
      /** @enum {string} */
      status: 'draft' | 'live' | 'paused' | 'archived';
      /** @description Of those, dead letters that wait for a person. */
      stuck: number;
      /** Format: date-time */
      updatedAt: string;
    };
    JourneyDraft: {
      /** Format: date-time */
      changedAt: string;
      changedBy: string;
      revision: number;
      workflow: components['schemas']['N8nWorkflow'];
    };
    JourneyImport: {
      baseRevision: number;
      workflow: components['schemas']['N8nWorkflow'];
    };
    JourneyPage: {
      items: components['schemas']['JourneySummary'][];
      nextCursor?: string;
    };
    /** @description Who stands where now, and which ways people took. */
    JourneyPeople: {
      /** Format: date-time */
      at: string;
      /** @description False: more entered than were looked at; the figures are of the newest */
      complete: boolean;
      ended: {
        people: number;
        reason: string;
      }[];
      entered: number;
      /** @description People who left a step by an output; each counts once, however often */
      passed: {
        output: number;
        people: number;
        stepKey: string;
      }[];
      /** Format: date-time */
      since: string;
      standing: {
        inside: number;
        parked: number;
        /** @description Of those, waiting for their turn: the journey lets in so many an hour */
        queued?: number;
        stepKey: string;
        versionId: string;
      }[];
      /** @description What goals were worth, in minor units */
      worth: {
        amount: number;
        currency?: string;
        people: number;
      }[];
    };
    JourneyProblem: {
      code: string;
      message: string;
      nodeName?: string;
      parameter?: string;
      /** @enum {string} */
      severity: 'error' | 'warning';
      stepKey?: string;
    };
    JourneyStanding: {
      inside: number;
      parked: number;
      stepKey: string;
      versionId: string;
    };
    JourneySummary: {
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      draftChangedAt: string;
      draftChangedBy: string;
      /** @description The draft has changes that are not live. */
      draftOpen: boolean;
      draftRevision: number;
      id: string;
      /** @description People on their way through it now. */
      inside: number;
      liveVersion?: {
        events: string[];
        id: string;
        number: number;
      };
      name: string;
      /** @description Moves, pauses and leaves of people that are still being worked off. */
      pendingTasks: number;
      /** @description Paused with everybody inside standing still. */
      peopleParked: boolean;
      /** @enum {string} */
      status: 'draft' | 'live' | 'paused' | 'archived';
      /** @description Of those, dead letters that wait for a person. */
      stuck: number;
      /** Format: date-time */
      updatedAt: string;
    };
    JourneyValidation: {
      problems: components['schemas']['JourneyProblem'][];
      publishable: boolean;
      revision: number;
    };
    JourneyVersion: {
      by: string;
      draftRevision: number;
      id: string;
      journeyId: string;
      live: boolean;
      messages: {
        key: string;
        revision: number;
      }[];
      name: string;
      note?: string;
      number: number;
      /** Format: date-time */
      publishedAt: string;
      workflow: components['schemas']['N8nWorkflow'];
    };
    JourneyVersionPage: {
      items: components['schemas']['JourneyVersionSummary'][];
      nextCursor?: string;
    };
    JourneyVersionSummary: {
      by: string;
      draftRevision: number;
      id: string;
      journeyId: string;
      live: boolean;
      messages: {
        key: string;
        revision: number;
      }[];
      name: string;
      note?: string;
      number: number;
      /** Format: date-time */
      publishedAt: string;
    };
    /** @description How many days what is over is kept. */
    KeptDays: {
      /** @description Who did what */
      auditDays: number;
      /** @description Visits that have ended, with their messages, whole families at once */
      enrolmentDays: number;
      /** @description Why somebody did not enter a journey */
      refusalDays: number;
    };
    KnownAttributes: {
      items: {
        /** Format: date-time */
        firstAt: string;
        name: string;
        /** @description Where it was first seen: a source, or `api` */
        source: string;
        /** @enum {string} */
        type: 'text' | 'number' | 'boolean' | 'date' | 'list';
      }[];
      /** @description New names and values of other types are kept off, and noted with the event */
      locked: boolean;
      /** @description How many names a workspace may have */
      most: number;
    };
    LinkPreview: {
      /** @enum {string} */
      purpose: 'account' | 'invitation';
      signedInAs?: string;
      workspaceName?: string;
    };
    ListAddition: {
      people: {
        /** @enum {string} */
        by: 'id' | 'email' | 'phone' | 'externalId';
        /** @description For phone numbers without a country code */
        country?: string;
        value: string;
      }[];
      /**
       * @description Whether journeys that begin with this list let them in; otherwise it is history
       * @default false
       */
      startJourneys: boolean;
    };
    ListChanged: {
      /** @description People whose membership has changed */
      changed: number;
      /** @description In the order of the people */
      items: {
        profileId?: string;
        /** @enum {string} */
        result: 'changed' | 'unchanged' | 'unknown_profile';
      }[];
    };
    ListedMessage: {
      /** @enum {string} */
      category: 'marketing' | 'transactional';
      /** @constant */
      channel: 'email';
      /** Format: date-time */
      createdAt: string;
      errors: number;
      id: string;
      key: string;
      name: string;
      revision: number;
      /** Format: date-time */
      updatedAt: string;
      warnings: number;
      /** @description The languages of the newest revision, its default first. */
      writtenIn: string[];
    };
    ListRemoval: {
      people: {
        /** @enum {string} */
        by: 'id' | 'email' | 'phone' | 'externalId';
        /** @description For phone numbers without a country code */
        country?: string;
        value: string;
      }[];
    };
    MappingTrial: {
      mapping: components['schemas']['WebhookMapping'];
      /** @description A JSON as the sender posts it */
      sample: {
        [key: string]: unknown;
      };
    };
    MappingTried: {
      events: {
        identifiers: {
          kind: string;
          value: string;
        }[];
        keys: string[];
        name: string;
        notes: string[];
        /** Format: date-time */
        occurredAt: string;
        /** @description The order it tells of */
        orderId?: string;
        properties: {
          [key: string]: unknown;
        };
        traits: {
          [key: string]: unknown;
        };
      }[];
      problem?: {
        code: string;
        message: string;
      };
    };
    MatchingCount: {
      /** @description There may be more: counting ended after so many events. */
      capped: boolean;
      hours: number;
      /** @description Who would enter, has not done the exit since, and is not inside. */
      people: number;
    };
    Me: {
      caller: {
        id: string;
        /** @enum {string} */
        kind: 'session' | 'apiKey';
        name: string;
      };
      permissions: (
        | 'workspace:read'
        | 'workspace:manage'
        | 'journeys:read'
        | 'journeys:edit'
        | 'journeys:publish'
        | 'profiles:read'
        | 'profiles:edit'
        | 'messages:read'
        | 'messages:edit'
        | 'senders:read'
        | 'senders:edit'
        | 'credentials:read'
        | 'credentials:edit'
        | 'sources:read'
        | 'sources:edit'
        | 'enrolments:read'
        | 'enrolments:edit'
      )[];
      role?: components['schemas']['Role'];
      workspace: {
        /** @description Made by the demo: its customers do not exist, nothing leaves the machine. */
        demo: boolean;
        id: string;
        name: string;
      };
    };
    Member: {
      id: string;
      name: string;
      role: components['schemas']['Role'];
      /** Format: date-time */
      since: string;
      userId: string;
    };
    MemberCheck: {
      profileIds: string[];
    };
    MemberChecked: {
      items: boolean[];
    };
    Merge: {
      /** Format: date-time */
      at: string;
      cause: {
        /** @description Who did it by hand: `session:<user>` or `apiKey:<key>` */
        by?: string;
        eventId?: string;
        /**
         * @description Both in one event, an alias, customers that a shop has merged, or somebody of the team
         * @enum {string}
         */
        kind: 'event' | 'alias' | 'shop' | 'person';
        sourceId?: string;
      };
      /** @description The one that merged, as it was */
      from: {
        email?: string;
        firstName?: string;
        id: string;
        lastName?: string;
        phone?: string;
      };
      id: string;
      /** @description The one that stayed, as it is */
      into: {
        email?: string;
        firstName?: string;
        id: string;
        lastName?: string;
        phone?: string;
      };
      /** @description The one that merged had a name of its own; otherwise it was only a device or a cart */
      known: boolean;
      /** @description false: it was undone, or the one that stayed has merged itself since */
      undoable: boolean;
      undone?: {
        /** Format: date-time */
        at: string;
        by: string;
        /** @description false: it is being done */
        done: boolean;
      };
      /** @description The identifiers that led to the two */
      via: {
        kind: string;
        value: string;
      }[];
    };
    MergedProfile: {
      /** @description The profile that stays */
      id: string;
    };
    MergeInput: {
      /** @description The other one */
      profileId: string;
    };
    MergePage: {
      items: components['schemas']['Merge'][];
      nextCursor?: string;
    };
    /** @description A message with the texts of one revision. */
    Message: {
      /** @enum {string} */
      category: 'marketing' | 'transactional';
      /** @constant */
      channel: 'email';
      /** Format: date-time */
      createdAt: string;
      defaultLanguage: string;
      id: string;
      key: string;
      languages: {
        [key: string]: components['schemas']['MessageTextOutput'];
      };
      name: string;
      problems: components['schemas']['MessageProblem'][];
      revision: number;
      /** Format: date-time */
      updatedAt: string;
    };
    MessagePage: {
      items: components['schemas']['ListedMessage'][];
      nextCursor?: string;
    };
    MessagePreview: {
      /** @enum {string} */
      because: 'asked' | 'exact' | 'broader' | 'sameScript' | 'default';
      html?: string;
      language: string;
      /** @description Whether it would go out to this profile now, and why not. */
      now?: {
        reason?: string;
        words: string;
        /** @enum {string} */
        would: 'send' | 'defer' | 'skip';
      };
      problems: components['schemas']['MessageProblem'][];
      subject?: string;
      text?: string;
    };
    MessageProblem: {
      code: string;
      column?: number;
      language?: string;
      line?: number;
      message: string;
      /** @enum {string} */
      part?: 'subject' | 'preheader' | 'mjml' | 'text';
      /** @enum {string} */
      severity: 'error' | 'warning';
    };
    MessageProblems: {
      problems: components['schemas']['MessageProblem'][];
    };
    /** @description One language: MJML or plain text, both with Liquid. */
    MessageText: {
      mjml?: string;
      preheader?: string;
      subject: string;
      text?: string;
    };
    /** @description One language: MJML or plain text, both with Liquid. */
    MessageTextOutput: {
      mjml?: string;
      preheader?: string;
      subject: string;
      text?: string;
    };
    Money: {
      /** @description Minor units (cents, yen) */
      amount: number;
      currency: string;
    };
    /** @description n8n's own workflow JSON; fields that are not known here are kept. */
    N8nWorkflow: {
      [key: string]: unknown;
    };
    NewAlertSettings: {
      baseRevision: number;
      /**
       * @description Of the mails
       * @enum {string}
       */
      language: 'en' | 'zh-CN';
      limits: components['schemas']['AlertLimits'];
      mail?: {
        senderId: string;
        to: string[];
      };
      webhook?: {
        /** Format: uri */
        url: string;
      };
    };
    NewCatchUp: {
      /** @description How far back events count; the entry's greatest age unless given, and no longer than events are kept. */
      hours?: number;
      /**
       * @description How many people enter in a minute.
       * @default 60
       */
      perMinute: number;
    };
    NewEnrolments: {
      people: {
        /** @enum {string} */
        by: 'id' | 'email' | 'phone' | 'externalId';
        /** @description For phone numbers without a country code */
        country?: string;
        /** @description Properties of the event by which the person enters */
        data?: {
          [key: string]: unknown;
        };
        /** @description What the journey tells several entries of one person apart by, e.g. the id of the checkout */
        entryKey?: string;
        value: string;
      }[];
    };
    NewImport: {
      /** @enum {string} */
      kind: 'profiles' | 'orders' | 'consents' | 'events';
      name: string;
      /** @enum {string} */
      preset?: 'amazon' | 'ebay' | 'shopee';
    };
    NewJourney: {
      /** @description Starts with an entry step that listens to these events. */
      entry?: {
        /** @default [] */
        events: string[];
      };
      name?: string;
      /** @description An n8n workflow to start from. */
      workflow?: components['schemas']['N8nWorkflow'];
    };
    NewMessage: {
      /** @enum {string} */
      category: 'marketing' | 'transactional';
      /** @description BCP 47, e.g. `en`, `zh-CN`. */
      defaultLanguage: string;
      /**
       * @description What steps name; unique in the workspace, never changes.
       * @example cart-reminder
       */
      key: string;
      languages: {
        [key: string]: components['schemas']['MessageText'];
      };
      name: string;
    };
    /** @description Refused as `conflict` when `baseRevision` is no longer the newest. */
    NewMessageRevision: {
      baseRevision: number;
      /** @enum {string} */
      category: 'marketing' | 'transactional';
      /** @description BCP 47, e.g. `en`, `zh-CN`. */
      defaultLanguage: string;
      languages: {
        [key: string]: components['schemas']['MessageText'];
      };
      name: string;
    };
    NewOutsideWait: {
      branches: {
        /** @enum {string} */
        by: 'profile' | 'entryKey';
        event: string;
        filter?: components['schemas']['SubscriptionFilter'];
        output: number;
        /**
         * @description What came since `enteredAt` counts, too
         * @constant
         */
        since?: 'entry';
      }[];
      /** @description Resumes as soon as the profile is like that; paths lead into its data, e.g. `consent.email` */
      conditions?: {
        filter: components['schemas']['SubscriptionFilter'];
        output: number;
      }[];
      /** Format: date-time */
      enteredAt?: string;
      entryKey?: string;
      profileId: string;
      /** Format: uri */
      resumeUrl: string;
      /** Format: date-time */
      until: string;
    };
    NewSavedImportMapping: {
      /** @enum {string} */
      kind: 'profiles' | 'orders' | 'consents' | 'events';
      mapping: components['schemas']['ImportMapping'];
      name: string;
      reading: components['schemas']['ImportReading'];
    };
    NewSegment: {
      /** @description Absent: a list that people are put on */
      definition?: components['schemas']['SegmentGroup'];
      name: string;
    };
    NewSend: {
      /** @enum {string} */
      category?: 'marketing' | 'transactional';
      /**
       * @default email
       * @constant
       */
      channel: 'email';
      /** @default {} */
      data: {
        entry?: unknown;
        event?: unknown;
      };
      expiresAfterHours?: number;
      /** @description As the header Idempotency-Key, for clients that cannot set headers. */
      idempotencyKey?: string;
      /** @description The key of the message; its newest revision goes out. */
      message: string;
      profileId: string;
      /** @default false */
      resendUnknown: boolean;
      senderRole?: string;
      window?: {
        from: string;
        /**
         * @default defer
         * @enum {string}
         */
        outside: 'defer' | 'skip';
        to: string;
      };
    };
    NewSubscription: {
      events: string[];
      filter?: components['schemas']['SubscriptionFilter'];
      /** Format: uri */
      url: string;
    };
    NewSuppression: {
      address: string;
      detail?: string;
      /**
       * @default manual
       * @enum {string}
       */
      reason: 'hard_bounce' | 'complaint' | 'unsubscribed' | 'manual';
    };
    NextTimes: {
      items: {
        /**
         * Format: date-time
         * @description When that is in `zone`
         */
        at: string;
        /** @description What the clocks show, `YYYY-MM-DDTHH:MM`, as it is written */
        wall: string;
      }[];
    };
    NodeDescription: {
      [key: string]: unknown;
    };
    NodeType: {
      /** @description Other words a person may search it by */
      aliases: string[];
      because: string;
      categories: string[];
      description: string;
      displayName: string;
      /** @description Whether the outputs depend on the parameters */
      dynamicOutputs: boolean;
      entry: boolean;
      group: string[];
      icon?: {
        dark: string;
        light: string;
      };
      inputs: number;
      ours: boolean;
      /** @description Names of the outputs with the default parameters */
      outputs: string[];
      /** @description Why a journey cannot use it */
      refused?: string;
      /** @enum {string} */
      runs: 'local' | 'external';
      trigger: boolean;
      /** @description As in workflow JSON, e.g. `n8n-nodes-perennial.wait` */
      type: string;
      /** @description The newest, taken for new steps */
      version: number;
      versions: number[];
    };
    NodeTypes: {
      items: components['schemas']['NodeType'][];
      problems: {
        folder: string;
        message: string;
      }[];
    };
    Order: {
      cancelled?: {
        /** Format: date-time */
        at: string;
        reason?: string;
      };
      /** Format: date-time */
      changedAt: string;
      country?: string;
      /** @description False: cancelled, made to try the shop out, or nothing but a refund or a parcel is known */
      counts: boolean;
      coupons: string[];
      /** @description After edits and refunds, where the shop says it */
      currentTotal?: components['schemas']['Money'];
      discount?: components['schemas']['Money'];
      financialStatus?: string;
      fulfilments: {
        carrier?: string;
        id: string;
        /** @description What the carrier says */
        parcel?: {
          /** Format: date-time */
          at: string;
          status: string;
        };
        status?: string;
        trackingNumber?: string;
        trackingUrl?: string;
      }[];
      fulfilmentStatus?: string;
      id: string;
      lines: {
        brand?: string;
        category?: string;
        discount?: components['schemas']['Money'];
        name?: string;
        price?: components['schemas']['Money'];
        productId?: string;
        quantity: number;
        sku?: string;
        total?: components['schemas']['Money'];
        variant?: string;
        variantId?: string;
      }[];
      locale?: string;
      name?: string;
      /** @description What it brought in: its present total without refunds, as the customer saw it */
      net?: components['schemas']['Money'];
      /** @description The shop's own id */
      orderId: string;
      /** Format: date-time */
      placedAt: string;
      /** @description The id it was written with; it may have merged into another since */
      profileId: string;
      refunds: {
        /** @description The whole order, without an amount */
        all: boolean;
        amount?: components['schemas']['Money'];
        /** Format: date-time */
        at: string;
        id: string;
        note?: string;
      }[];
      shipping?: components['schemas']['Money'];
      sourceId: string;
      subtotal?: components['schemas']['Money'];
      tax?: components['schemas']['Money'];
      test: boolean;
      total?: components['schemas']['Money'];
      url?: string;
    };
    OrderFigures: {
      averageValue?: {
        amount: number;
        currency: string;
      };
      /** @description Without cancelled ones and those made to try a shop out */
      count: number;
      /** @description Of the last fifty orders */
      favouriteCategory?: string;
      /** Format: date-time */
      firstAt?: string;
      /** Format: date-time */
      lastAt?: string;
      /** @description Between the last fifty orders */
      medianIntervalDays?: number;
      /** @description Net of refunds, in minor units of the workspace's currency */
      spend?: {
        amount: number;
        currency: string;
      };
      /** @description In no other figure: no exchange rate of their day is known */
      unconverted?: {
        amount: number;
        currency: string;
      }[];
    };
    OrderPage: {
      items: components['schemas']['Order'][];
      nextCursor?: string;
    };
    OutsideWait: {
      id: string;
    };
    PauseJourney: {
      /** @enum {string} */
      what: 'entryOnly' | 'everything';
    };
    PreviewRequest: {
      /** @description A text that is not saved yet, instead of a revision. */
      content?: {
        /** @enum {string} */
        category: 'marketing' | 'transactional';
        /** @description BCP 47, e.g. `en`, `zh-CN`. */
        defaultLanguage: string;
        languages: {
          [key: string]: components['schemas']['MessageText'];
        };
      };
      event?: {
        name: string;
        /** @default {} */
        properties: {
          [key: string]: unknown;
        };
      };
      /** @description Instead of the profile's. */
      language?: string;
      profile?: components['schemas']['SampleProfile'];
      profileId?: string;
      revision?: number;
      senderRole?: string;
    };
    PrivacyRequest: {
      /** Format: date-time */
      at: string;
      /** @description Who asked for it */
      by: string;
      /** @description Documents found, by collection */
      counts: {
        [key: string]: number;
      };
      /**
       * Format: date-time
       * @description Of an export: it can be fetched until then
       */
      expiresAt?: string;
      /** Format: date-time */
      finishedAt?: string;
      id: string;
      /** @enum {string} */
      kind: 'export' | 'erasure';
      /** @description Of an export, and of an erasure that still runs: whose */
      profileId?: string;
      progress: number;
      /** @description Of an erasure: SHA-256 over who asked, when, and the counts */
      proof?: string;
      /** @enum {string} */
      state: 'running' | 'done';
    };
    PrivacyRequestPage: {
      items: components['schemas']['PrivacyRequest'][];
      nextCursor?: string;
    };
    Problem: {
      /** @enum {string} */
      code:
        | 'invalid_input'
        | 'invalid_json'
        | 'not_signed_in'
        | 'bad_signature'
        | 'bad_write_key'
        | 'sign_in_link_used'
        | 'not_allowed'
        | 'foreign_origin'
        | 'not_found'
        | 'conflict'
        | 'already_exists'
        | 'not_in_this_state'
        | 'still_running'
        | 'idempotency_key_reused'
        | 'too_large'
        | 'unsupported_media_type'
        | 'journey_has_problems'
        | 'message_has_problems'
        | 'segment_has_problems'
        | 'sender_failed'
        | 'too_many_requests'
        | 'internal'
        | 'not_ready'
        | 'cannot_start'
        | 'database_too_new'
        | 'cannot_decrypt'
        | 'address_refused'
        | 'import_unreadable'
        | 'outgoing_failed';
      /** @description What is wrong with this request and what to do. */
      detail: string;
      /** @description One entry per wrong part of the input. */
      problems?: {
        code?: string;
        message: string;
        path: string;
      }[];
      /** @description Finds the request in the log. */
      requestId?: string;
      status: number;
      title: string;
      /** @description `urn:perennial:problem:<code>` */
      type: string;
    };
    Product: {
      /** @description Whether any of its variants can be bought; absent: nobody says */
      available?: boolean;
      brand?: string;
      category?: string;
      /** Format: date-time */
      changedAt: string;
      /** Format: date-time */
      deletedAt?: string;
      handle?: string;
      id: string;
      imageUrl?: string;
      /** @description What became cheaper or can be bought again, newest first */
      news: {
        /** Format: date-time */
        at: string;
        from?: {
          /** @description Minor units (cents, yen) */
          amount: number;
          currency: string;
        };
        /** @enum {string} */
        kind: 'priceDropped' | 'backInStock';
        to?: {
          /** @description Minor units (cents, yen) */
          amount: number;
          currency: string;
        };
        variantId: string;
      }[];
      /** @description The shop's own id */
      productId: string;
      /** @description False: nobody sees it in the shop */
      published?: boolean;
      sourceId: string;
      title?: string;
      url?: string;
      variants: {
        available?: boolean;
        compareAt?: {
          /** @description Minor units (cents, yen) */
          amount: number;
          currency: string;
        };
        id: string;
        /** @description One per currency */
        prices: {
          /** @description Minor units (cents, yen) */
          amount: number;
          currency: string;
        }[];
        sku?: string;
        title?: string;
      }[];
    };
    ProductInput: {
      brand?: string;
      category?: string;
      /** @constant */
      deleted?: true;
      /** @description The shop's own id */
      id: string;
      /** Format: uri */
      imageUrl?: string;
      published?: boolean;
      title?: string;
      /**
       * Format: date-time
       * @description When it was so: what is older than what is held replaces nothing. Default: now
       */
      updatedAt?: string;
      /** Format: uri */
      url?: string;
      variants?: {
        available?: boolean;
        compareAt?: {
          amount: number;
          currency: string;
        };
        id: string;
        /** @default [] */
        prices: {
          amount: number;
          currency: string;
        }[];
        sku?: string;
        title?: string;
      }[];
    };
    ProductPage: {
      items: components['schemas']['Product'][];
      nextCursor?: string;
    };
    ProductsInput: {
      products: components['schemas']['ProductInput'][];
      sourceId: string;
    };
    ProductsTaken: {
      taken: number;
    };
    Profile: {
      attributes: {
        [key: string]: unknown;
      };
      consents: {
        [key: string]: {
          marketing: components['schemas']['Consent'];
        };
      };
      country?: string;
      /** Format: date-time */
      createdAt: string;
      email?: string;
      firstName?: string;
      id: string;
      /** @description Has an identifier that names a person */
      known: boolean;
      language?: string;
      lastName?: string;
      /**
       * Format: date-time
       * @description When the last event of theirs was received
       */
      lastSeenAt?: string;
      /** @description What they have bought */
      orders?: components['schemas']['OrderFigures'];
      phone?: string;
      /**
       * @description How far they have come, by what they have bought
       * @enum {string}
       */
      stage?: 'anonymous' | 'subscriber' | 'first_time_buyer' | 'repeat_buyer';
      tags: string[];
      timeZone?: string;
      /** Format: date-time */
      updatedAt: string;
    };
    ProfileChanges: {
      changes: {
        addTags?: string[];
        /** @description null removes; firstName, lastName, language, country and timeZone are the fields of that name */
        attributes?: {
          [key: string]: string | number | boolean | null | (string | number | boolean)[];
        };
        consents?: {
          /** @enum {string} */
          channel: 'email' | 'sms' | 'whatsapp' | 'line' | 'push';
          /** @description They said so themself just now; else nobody is subscribed again */
          explicit: boolean;
          /**
           * @description `pending`: they are asked to confirm it
           * @enum {string}
           */
          state: 'subscribed' | 'pending' | 'unsubscribed';
          wording?: string;
        }[];
        /** @description Added to the number that is held */
        increments?: {
          [key: string]: number;
        };
        profileId: string;
        removeTags?: string[];
      }[];
    };
    ProfileDetail: {
      /** @description All ids of this person, this one included */
      aliases: string[];
      attributes: {
        [key: string]: unknown;
      };
      consents: {
        [key: string]: {
          marketing: components['schemas']['Consent'];
        };
      };
      country?: string;
      /** Format: date-time */
      createdAt: string;
      email?: string;
      firstName?: string;
      id: string;
      identifiers: {
        /** Format: date-time */
        at: string;
        kind: string;
        profileId: string;
        value: string;
      }[];
      /** @description Has an identifier that names a person */
      known: boolean;
      language?: string;
      lastName?: string;
      /**
       * Format: date-time
       * @description When the last event of theirs was received
       */
      lastSeenAt?: string;
      /** @description The id asked for, when that profile has merged into this one */
      mergedFrom?: string;
      /** @description What they have bought */
      orders?: components['schemas']['OrderFigures'];
      phone?: string;
      /**
       * @description How far they have come, by what they have bought
       * @enum {string}
       */
      stage?: 'anonymous' | 'subscriber' | 'first_time_buyer' | 'repeat_buyer';
      tags: string[];
      timeZone?: string;
      /** Format: date-time */
      updatedAt: string;
    };
    ProfileLookup: {
      lookups: {
        /** @enum {string} */
        by: 'id' | 'email' | 'phone' | 'externalId';
        /** @description For phone numbers without a country code */
        country?: string;
        value: string;
      }[];
    };
    ProfilePage: {
      items: components['schemas']['Profile'][];
      nextCursor?: string;
    };
    ProfilePatch: {
      addTags?: string[];
      /** @description null removes an attribute */
      attributes?: {
        [key: string]: string | number | boolean | null | (string | number | boolean)[];
      };
      /** @description ISO 3166 alpha-2 */
      country?: string | null;
      email?: string;
      firstName?: string | null;
      /** @description BCP 47, e.g. "de" or "zh-CN" */
      language?: string | null;
      lastName?: string | null;
      phone?: string;
      removeTags?: string[];
      /** @description IANA zone, e.g. "Europe/Berlin" */
      timeZone?: string | null;
    };
    ProfileUpsert: {
      addTags?: string[];
      anonymousId?: string;
      /** @description null removes an attribute */
      attributes?: {
        [key: string]: string | number | boolean | null | (string | number | boolean)[];
      };
      /** @description ISO 3166 alpha-2 */
      country?: string | null;
      email?: string;
      externalId?: string;
      firstName?: string | null;
      /** @description BCP 47, e.g. "de" or "zh-CN" */
      language?: string | null;
      lastName?: string | null;
      phone?: string;
      removeTags?: string[];
      /** @description IANA zone, e.g. "Europe/Berlin" */
      timeZone?: string | null;
    };
    ProfileView: {
      attributes: {
        [key: string]: unknown;
      };
      consent: {
        [key: string]: 'subscribed' | 'unsubscribed' | 'pending' | 'never';
      };
      country?: string;
      /** Format: date-time */
      createdAt: string;
      email?: string;
      firstName?: string;
      id: string;
      language?: string;
      lastName?: string;
      phone?: string;
      tags: string[];
      timeZone?: string;
    };
    PublishedJourneyVersion: {
      by: string;
      draftRevision: number;
      id: string;
      journeyId: string;
      live: boolean;
      messages: {
        key: string;
        revision: number;
      }[];
      name: string;
      note?: string;
      number: number;
      /** Format: date-time */
      publishedAt: string;
      /** @description What did not stop it and may still be wrong. */
      warnings: components['schemas']['JourneyProblem'][];
    };
    PublishJourney: {
      /** @description Lets in who matches the entry already, as POST …/catch-ups does; 60 a minute unless told. */
      enrolMatching?:
        | true
        | {
            hours?: number;
            /** @default 60 */
            perMinute: number;
          };
      /** @description For `move`: steps that are gone → where people go on; null: they leave. */
      mapping?: {
        [key: string]: string | null;
      };
      note?: string;
      /** @description Publish only if the draft is still at this revision. */
      revision?: number;
      /**
       * @default finish
       * @enum {string}
       */
      whatHappensToPeopleInside: 'finish' | 'move' | 'leave';
    };
    PublishPreview: {
      /** @description People who match the entry already; absent while the draft has problems. */
      matching?: {
        /** @description There may be more. */
        capped: boolean;
        count: number;
      };
      people: {
        gone: boolean;
        inside: number;
        parked: number;
        stepKey: string;
        versionId: string;
        /** @description The ways out of this Wait are others now: who is held there is not moved, but finishes on their version */
        waysChanged: boolean;
      }[];
      problems: components['schemas']['JourneyProblem'][];
      publishable: boolean;
      revision: number;
      /** @description Nothing differs from the live version, the texts of its messages included. */
      unchanged: boolean;
    };
    Readiness: {
      checks: {
        [key: string]: true;
      };
      /** @constant */
      status: 'ready';
    };
    Readmission: {
      /** @enum {string} */
      by: 'email' | 'phone' | 'external';
      value: string;
    };
    Readmitted: {
      admitted: boolean;
    };
    /** @description Why this profile did not enter a journey; the latest per journey and reason. */
    Refusal: {
      /** Format: date-time */
      at: string;
      code: string;
      detail: string;
      eventId: string;
      eventName: string;
      journeyId: string;
      versionId: string;
    };
    RefusalPage: {
      items: components['schemas']['Refusal'][];
      nextCursor?: string;
    };
    ResumeJourney: {
      /**
       * @description Whether waits that ran out during the pause are over, or go on with what was left of them.
       * @default false
       */
      timeWentOn: boolean;
    };
    RfmGeneration: {
      /**
       * Format: date-time
       * @description When it was computed; days are counted back from it
       */
      at: string;
      /** @description Where each score begins */
      boundaries: {
        days: (number | null)[];
        orders: (number | null)[];
        spend: (number | null)[];
      };
      /** @description With an order in the window */
      buyers: number;
      cells: {
        buyers: number;
        /** @description R, F and M, e.g. "545" */
        cell: string;
        detailed: string;
        frequency: number;
        monetary: number;
        recency: number;
        simple: string;
        /** @description Of the window, in minor units */
        spend: number;
      }[];
      currency: string;
      /** @description Fewer than 25 buyers: the fixed thresholds were used */
      fixed: boolean;
      generation: number;
      /** @description Have bought, but not in the window */
      lapsed: number;
      /** @description Who has changed tier since the generation before */
      moves: {
        from: string | null;
        /** @enum {string} */
        model: 'simple' | 'detailed';
        people: number;
        to: string | null;
      }[];
      scope: string;
      windowDays: number;
    };
    RfmGenerations: {
      items: components['schemas']['RfmGeneration'][];
    };
    RfmOfPerson: {
      items: {
        /** Format: date-time */
        computedAt: string;
        currency: string;
        /** @description The newest first */
        earlier: {
          /**
           * Format: date-time
           * @description Since when
           */
          at: string;
          detailed: string | null;
          frequency?: number;
          monetary?: number;
          recency?: number;
          simple: string | null;
        }[];
        now: {
          /**
           * Format: date-time
           * @description Since when
           */
          at: string;
          detailed: string | null;
          frequency?: number;
          monetary?: number;
          recency?: number;
          simple: string | null;
        };
        scope: string;
        /** @description Absent for who is lapsed */
        why?: {
          frequency: {
            /** @description The first value that has this score; of days the most */
            begins?: number;
            /** @description What the next better score needs */
            next?: number;
            score: number;
            /** @description Days since the last order, orders, or spend in minor units */
            value: number;
          };
          monetary: {
            /** @description The first value that has this score; of days the most */
            begins?: number;
            /** @description What the next better score needs */
            next?: number;
            score: number;
            /** @description Days since the last order, orders, or spend in minor units */
            value: number;
          };
          recency: {
            /** @description The first value that has this score; of days the most */
            begins?: number;
            /** @description What the next better score needs */
            next?: number;
            score: number;
            /** @description Days since the last order, orders, or spend in minor units */
            value: number;
          };
        };
      }[];
    };
    RfmPeople: {
      items: {
        profileId: string;
      }[];
      nextCursor?: string;
    };
    RfmSettings: {
      /**
       * @description By which tiers "RFM Tier Changed" is told
       * @enum {string}
       */
      model: 'simple' | 'detailed';
      /** @description Scored by themselves, beside all orders */
      scopes: string[];
      /** @description Where scores begin while there are fewer than 25 buyers */
      thresholds: components['schemas']['RfmThresholdsOutput'];
      /** @description Orders of so many days count */
      windowDays: number;
    };
    RfmSettingsChange: {
      /**
       * @description By which tiers "RFM Tier Changed" is told
       * @enum {string}
       */
      model?: 'simple' | 'detailed';
      /** @description Scored by themselves, beside all orders */
      scopes?: string[];
      /** @description Where scores begin while there are fewer than 25 buyers */
      thresholds?: components['schemas']['RfmThresholds'];
      /** @description Orders of so many days count */
      windowDays?: number;
    };
    RfmSummary: {
      /** @description Absent: nothing was computed yet */
      current?: components['schemas']['RfmGeneration'];
      running?: {
        done: number;
        of?: number;
      };
    };
    RfmThresholds: {
      /** @description Most days since the last order that still have score 2, 3, 4, 5 */
      days: [number, number, number, number];
      /** @description Fewest orders that have score 2, 3, 4, 5 */
      orders: [number, number, number, number];
      /** @description Least spend that has score 2, 3, 4, 5, in minor units of the workspace's currency */
      spend: [number, number, number, number];
    };
    RfmThresholdsOutput: {
      /** @description Most days since the last order that still have score 2, 3, 4, 5 */
      days: [number, number, number, number];
      /** @description Fewest orders that have score 2, 3, 4, 5 */
      orders: [number, number, number, number];
      /** @description Least spend that has score 2, 3, 4, 5, in minor units of the workspace's currency */
      spend: [number, number, number, number];
    };
    /** @enum {string} */
    Role: 'owner' | 'admin' | 'editor' | 'viewer';
    SampleProfile: {
      /** @default {} */
      attributes: {
        [key: string]: unknown;
      };
      country?: string;
      email?: string;
      firstName?: string;
      language?: string;
      lastName?: string;
      timeZone?: string;
    };
    SandboxMessage: {
      /** Format: date-time */
      at: string;
      from: {
        address: string;
        name: string;
      };
      headers: {
        [key: string]: string;
      };
      html?: string;
      id: string;
      key: string;
      subject: string;
      text: string;
      to: {
        address: string;
        name: string;
      };
    };
    SandboxMessagePage: {
      items: components['schemas']['SandboxMessageSummary'][];
      nextCursor?: string;
    };
    SandboxMessageSummary: {
      /** Format: date-time */
      at: string;
      from: {
        address: string;
        name: string;
      };
      id: string;
      key: string;
      subject: string;
      to: {
        address: string;
        name: string;
      };
    };
    SavedDraft: {
      /** @description What others saved since `baseRevision`. */
      missed: components['schemas']['DraftChange'][];
      /** @description As applied, with the ids, names and step keys given here. */
      operations: {
        [key: string]: unknown;
      }[];
      revision: number;
    };
    SavedImportMapping: {
      /** Format: date-time */
      at: string;
      id: string;
      /** @enum {string} */
      kind: 'profiles' | 'orders' | 'consents' | 'events';
      mapping: components['schemas']['ImportMappingOutput'];
      name: string;
      reading: components['schemas']['ImportReadingOutput'];
    };
    SavedImportMappings: {
      items: components['schemas']['SavedImportMapping'][];
    };
    Schedule:
      | {
          /** Format: date */
          date: string;
          /** @constant */
          repeats: 'once';
          /**
           * @description Local time of day
           * @default 09:00
           */
          time: string;
        }
      | {
          /** @constant */
          repeats: 'daily';
          /**
           * @description Local time of day
           * @default 09:00
           */
          time: string;
        }
      | {
          days: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
          /** @constant */
          repeats: 'weekly';
          /**
           * @description Local time of day
           * @default 09:00
           */
          time: string;
        }
      | {
          dayOfMonth: number;
          /** @constant */
          repeats: 'monthly';
          /**
           * @description Local time of day
           * @default 09:00
           */
          time: string;
        }
      | {
          cron: string;
          /** @constant */
          repeats: 'cron';
        };
    ScheduleDueQuery: {
      /** @description What must be true of a customer; absent: everybody */
      audience?: {
        /** @enum {string} */
        combinator: 'all' | 'any';
        conditions: {
          /** @enum {string} */
          operator:
            'equals' | 'notEquals' | 'contains' | 'notContains' | 'greaterThan' | 'lessThan' | 'exists' | 'notExists';
          path: string;
          value?: string | number | boolean;
        }[];
      };
      cursor?: string;
      /** @default 500 */
      limit: number;
      schedule: components['schemas']['Schedule'];
      /**
       * Format: date-time
       * @description Absent: nobody is due, and `until` says what time it is
       */
      since?: string;
      /** @default UTC */
      zone: string;
      /**
       * @description By the clock of each customer, or by `zone`
       * @default journey
       * @enum {string}
       */
      zoneOf: 'profile' | 'journey';
    };
    Segment: {
      /** Format: date-time */
      archivedAt?: string;
      /** @description Everybody is being tested by what it says now */
      computing?: {
        /** @description Who has been tested so far */
        people: number;
      };
      /** Format: date-time */
      createdAt: string;
      definition?: components['schemas']['SegmentGroup'];
      /** Format: date-time */
      editedAt: string;
      id: string;
      /**
       * @description Computed, or a list that people are put on
       * @enum {string}
       */
      kind: 'dynamic' | 'static';
      name: string;
      /** @description Who is in */
      people: number;
      /** @description Goes with the next edit */
      revision: number;
    };
    SegmentAttributeCondition: {
      attribute: string;
      is: components['schemas']['SegmentComparison'];
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'attribute';
    };
    SegmentBought: {
      /** @enum {string} */
      by: 'category' | 'product' | 'sku';
      values: string[];
    };
    SegmentComparison:
      | {
          /** @constant */
          operator: 'exists';
        }
      | {
          /** @constant */
          operator: 'notExists';
        }
      | {
          /** @constant */
          operator: 'equals';
          value: string | number | boolean;
        }
      | {
          /** @constant */
          operator: 'notEquals';
          value: string | number | boolean;
        }
      | {
          /** @constant */
          operator: 'contains';
          value: string;
        }
      | {
          /** @constant */
          operator: 'notContains';
          value: string;
        }
      | {
          /** @constant */
          operator: 'anyOf';
          values: string[];
        }
      | {
          /** @constant */
          operator: 'noneOf';
          values: string[];
        }
      | {
          /** @constant */
          operator: 'greaterThan';
          value: number;
        }
      | {
          /** @constant */
          operator: 'lessThan';
          value: number;
        }
      | {
          /** @constant */
          operator: 'atLeast';
          value: number;
        }
      | {
          /** @constant */
          operator: 'atMost';
          value: number;
        }
      | {
          /**
           * Format: date
           * @description YYYY-MM-DD, a day of UTC
           */
          day: string;
          /** @constant */
          operator: 'before';
        }
      | {
          /**
           * Format: date
           * @description YYYY-MM-DD, a day of UTC
           */
          day: string;
          /** @constant */
          operator: 'after';
        }
      | {
          /**
           * Format: date
           * @description YYYY-MM-DD, a day of UTC
           */
          day: string;
          /** @constant */
          operator: 'on';
        }
      | {
          /** @description Whole days of UTC, today included */
          days: number;
          /** @constant */
          operator: 'inTheLast';
        }
      | {
          /** @description Whole days of UTC, today included */
          days: number;
          /** @constant */
          operator: 'moreThanAgo';
        }
      | {
          /** @description Whole days of UTC, today included */
          days: number;
          /** @constant */
          operator: 'inTheNext';
        };
    SegmentConsentCondition: {
      channel: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'consent';
      states: ('subscribed' | 'unsubscribed' | 'pending' | 'never')[];
    };
    SegmentCopy: {
      name: string;
    };
    SegmentEdit: {
      definition?: components['schemas']['SegmentGroup'];
      name?: string;
      revision: number;
    };
    SegmentEventCondition: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'event';
    } & (
      | {
          event: string;
          /** @constant */
          kind: 'event';
          /** @constant */
          measure: 'count';
          /** @enum {string} */
          operator: 'atLeast' | 'atMost' | 'moreThan' | 'lessThan' | 'exactly';
          /** @description How often; `exactly` 0 is: never */
          value: number;
          where?: components['schemas']['SegmentPropertyFilter'];
          window?: components['schemas']['SegmentWindow'];
        }
      | {
          event: string;
          /** @constant */
          kind: 'event';
          /** @constant */
          measure: 'sum';
          /** @enum {string} */
          operator: 'atLeast' | 'atMost' | 'moreThan' | 'lessThan' | 'exactly';
          /** @description Numbers that are added up; without any it is 0 */
          property: string;
          value: number;
          where?: components['schemas']['SegmentPropertyFilter'];
          window?: components['schemas']['SegmentWindow'];
        }
      | {
          event: string;
          is: components['schemas']['SegmentMoment'];
          /** @constant */
          kind: 'event';
          /** @constant */
          measure: 'first';
          where?: components['schemas']['SegmentPropertyFilter'];
        }
      | {
          event: string;
          is: components['schemas']['SegmentMoment'];
          /** @constant */
          kind: 'event';
          /** @constant */
          measure: 'last';
          where?: components['schemas']['SegmentPropertyFilter'];
        }
    );
    SegmentExactWindow:
      | {
          /** @constant */
          kind: 'days';
          last: number;
        }
      | {
          /**
           * Format: date
           * @description YYYY-MM-DD, a day of UTC
           */
          from: string;
          /** @constant */
          kind: 'between';
          /**
           * Format: date
           * @description YYYY-MM-DD, a day of UTC
           */
          to: string;
        };
    SegmentFieldCondition: {
      /** @enum {string} */
      field: 'email' | 'phone' | 'firstName' | 'lastName' | 'language' | 'country' | 'timeZone' | 'createdAt' | 'stage';
      is: components['schemas']['SegmentComparison'];
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'field';
    };
    SegmentGroup: {
      /** @enum {string} */
      kind: 'all' | 'any' | 'not';
      of: (
        | components['schemas']['SegmentGroup']
        | (
            | components['schemas']['SegmentFieldCondition']
            | components['schemas']['SegmentAttributeCondition']
            | components['schemas']['SegmentPlaceCondition']
            | components['schemas']['SegmentTagCondition']
            | components['schemas']['SegmentEventCondition']
            | components['schemas']['SegmentOrdersCondition']
            | components['schemas']['SegmentConsentCondition']
            | components['schemas']['SegmentJourneyCondition']
            | components['schemas']['SegmentMessageCondition']
            | components['schemas']['SegmentSegmentCondition']
            | components['schemas']['SegmentScoreCondition']
          )
      )[];
    };
    SegmentJourneyCondition: {
      journeyId: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'journey';
      /**
       * @description `entered`: now or before; `finished`: came to an end of the way or to a goal; `never`: not `entered`
       * @enum {string}
       */
      state: 'inside' | 'entered' | 'finished' | 'never';
      /** @description When they entered */
      window?: components['schemas']['SegmentExactWindow'];
    };
    SegmentMembers: {
      items: {
        profileId: string;
        /**
         * Format: date-time
         * @description When they entered, or left
         */
        since: string;
      }[];
      nextCursor?: string;
    };
    SegmentMessageCondition: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'message';
      /** @description Its key; absent: any */
      message?: string;
      /** @enum {string} */
      operator: 'atLeast' | 'atMost' | 'moreThan' | 'lessThan' | 'exactly';
      value: number;
      /** @enum {string} */
      what: 'sent' | 'notSent' | 'opened' | 'clicked';
      window?: components['schemas']['SegmentExactWindow'];
    };
    SegmentMoment:
      | {
          /**
           * Format: date
           * @description YYYY-MM-DD, a day of UTC
           */
          day: string;
          /** @constant */
          operator: 'before';
        }
      | {
          /**
           * Format: date
           * @description YYYY-MM-DD, a day of UTC
           */
          day: string;
          /** @constant */
          operator: 'after';
        }
      | {
          /**
           * Format: date
           * @description YYYY-MM-DD, a day of UTC
           */
          day: string;
          /** @constant */
          operator: 'on';
        }
      | {
          /** @description Whole days of UTC, today included */
          days: number;
          /** @constant */
          operator: 'inTheLast';
        }
      | {
          /** @description Whole days of UTC, today included */
          days: number;
          /** @constant */
          operator: 'moreThanAgo';
        };
    SegmentOrdersCondition: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'orders';
    } & (
      | {
          bought?: components['schemas']['SegmentBought'];
          /** @constant */
          kind: 'orders';
          /** @constant */
          measure: 'count';
          /** @enum {string} */
          operator: 'atLeast' | 'atMost' | 'moreThan' | 'lessThan' | 'exactly';
          value: number;
          window?: components['schemas']['SegmentExactWindow'];
        }
      | {
          bought?: components['schemas']['SegmentBought'];
          /** @constant */
          kind: 'orders';
          /** @constant */
          measure: 'spend';
          /** @enum {string} */
          operator: 'atLeast' | 'atMost' | 'moreThan' | 'lessThan' | 'exactly';
          /** @description In minor units of the currency that spend is counted in */
          value: {
            amount: number;
            currency: string;
          };
          window?: components['schemas']['SegmentExactWindow'];
        }
      | {
          bought?: components['schemas']['SegmentBought'];
          /** @constant */
          kind: 'orders';
          /** @constant */
          measure: 'average';
          /** @enum {string} */
          operator: 'atLeast' | 'atMost' | 'moreThan' | 'lessThan' | 'exactly';
          /** @description In minor units of the currency that spend is counted in */
          value: {
            amount: number;
            currency: string;
          };
          window?: components['schemas']['SegmentExactWindow'];
        }
      | {
          bought?: components['schemas']['SegmentBought'];
          is: components['schemas']['SegmentMoment'];
          /** @constant */
          kind: 'orders';
          /** @constant */
          measure: 'first';
        }
      | {
          bought?: components['schemas']['SegmentBought'];
          is: components['schemas']['SegmentMoment'];
          /** @constant */
          kind: 'orders';
          /** @constant */
          measure: 'last';
        }
    );
    SegmentPage: {
      items: components['schemas']['SegmentSummary'][];
      nextCursor?: string;
    };
    SegmentPlaceCondition: {
      is: components['schemas']['SegmentComparison'];
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'place';
      /** @enum {string} */
      place: 'city' | 'region';
    };
    SegmentPreview: {
      /** @description How many people there are in all; about, when there are many */
      everybody: number;
      exact: boolean;
      /** @description Of an estimate: surely not fewer, 19 times out of 20 */
      least?: number;
      most?: number;
      people: number;
      sample: {
        country?: string;
        email?: string;
        id: string;
        /** Format: date-time */
        lastOrderAt?: string;
        name?: string;
        orders: number;
      }[];
    };
    SegmentPreviewQuestion: {
      definition: components['schemas']['SegmentGroup'];
      /**
       * @description Other numbers show other people
       * @default 0
       */
      seed: number;
      /** @description The one that is being edited: it must not be made of itself */
      segmentId?: string;
    };
    SegmentPropertyComparison:
      | {
          /** @constant */
          operator: 'exists';
        }
      | {
          /** @constant */
          operator: 'notExists';
        }
      | {
          /** @constant */
          operator: 'equals';
          value: string | number | boolean;
        }
      | {
          /** @constant */
          operator: 'notEquals';
          value: string | number | boolean;
        }
      | {
          /** @constant */
          operator: 'contains';
          value: string;
        }
      | {
          /** @constant */
          operator: 'notContains';
          value: string;
        }
      | {
          /** @constant */
          operator: 'anyOf';
          values: string[];
        }
      | {
          /** @constant */
          operator: 'noneOf';
          values: string[];
        }
      | {
          /** @constant */
          operator: 'greaterThan';
          value: number;
        }
      | {
          /** @constant */
          operator: 'lessThan';
          value: number;
        }
      | {
          /** @constant */
          operator: 'atLeast';
          value: number;
        }
      | {
          /** @constant */
          operator: 'atMost';
          value: number;
        }
      | {
          /**
           * Format: date
           * @description YYYY-MM-DD, a day of UTC
           */
          day: string;
          /** @constant */
          operator: 'before';
        }
      | {
          /**
           * Format: date
           * @description YYYY-MM-DD, a day of UTC
           */
          day: string;
          /** @constant */
          operator: 'after';
        }
      | {
          /**
           * Format: date
           * @description YYYY-MM-DD, a day of UTC
           */
          day: string;
          /** @constant */
          operator: 'on';
        };
    SegmentPropertyFilter: {
      conditions: {
        is: components['schemas']['SegmentPropertyComparison'];
        path: string;
      }[];
      /** @enum {string} */
      match: 'all' | 'any';
    };
    SegmentScoreCondition: {
      is: components['schemas']['SegmentComparison'];
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'score';
      /** @enum {string} */
      score: 'rfmTier' | 'recency' | 'frequency' | 'monetary' | 'points' | 'loyaltyTier';
    };
    SegmentSegmentCondition: {
      /** @enum {string} */
      is: 'in' | 'notIn';
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'segment';
      segmentId: string;
    };
    SegmentsOfPerson: {
      items: {
        archived: boolean;
        in: boolean;
        /** @enum {string} */
        kind: 'dynamic' | 'static';
        name: string;
        segmentId: string;
        /**
         * Format: date-time
         * @description When they entered, or left
         */
        since: string;
      }[];
    };
    SegmentSummary: {
      /** Format: date-time */
      archivedAt?: string;
      /** @description Everybody is being tested by what it says now */
      computing?: {
        /** @description Who has been tested so far */
        people: number;
      };
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      editedAt: string;
      id: string;
      /**
       * @description Computed, or a list that people are put on
       * @enum {string}
       */
      kind: 'dynamic' | 'static';
      name: string;
      /** @description Who is in */
      people: number;
      /** @description Goes with the next edit */
      revision: number;
    };
    SegmentTagCondition: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'tag';
      /** @enum {string} */
      operator: 'anyOf' | 'allOf' | 'noneOf';
      tags: string[];
    };
    SegmentUses: {
      journeys: {
        id: string;
        name: string;
        status: string;
      }[];
      segments: {
        id: string;
        name: string;
      }[];
    };
    SegmentWindow:
      | {
          /** @constant */
          kind: 'days';
          last: number;
        }
      | {
          /** @constant */
          kind: 'hours';
          last: number;
        }
      | {
          /**
           * Format: date
           * @description YYYY-MM-DD, a day of UTC
           */
          from: string;
          /** @constant */
          kind: 'between';
          /**
           * Format: date
           * @description YYYY-MM-DD, a day of UTC
           */
          to: string;
        };
    Send: {
      /**
       * Format: date-time
       * @description When it was asked for; of one with an outcome, when that was.
       */
      at: string;
      /** @enum {string} */
      category: 'marketing' | 'transactional';
      /** @constant */
      channel: 'email';
      detail?: string;
      /**
       * Format: date-time
       * @description While it is pending: not before this.
       */
      due?: string;
      enrolmentId?: string;
      id: string;
      journeyId?: string;
      /** @description The key of the message. */
      message: string;
      profileId: string;
      /** @description Why it did not go out, or not yet; a stable code. */
      reason?: string;
      revision: number;
      senderRole: string;
      /** @enum {string} */
      status: 'proposed' | 'pending' | 'sending' | 'sent' | 'skipped' | 'failed' | 'unknown' | 'void';
      stepKey?: string;
      /** @description The reason in words. */
      words?: string;
    };
    Sender: {
      bounceDomain?: string;
      /** Format: date-time */
      createdAt: string;
      dkim?: {
        domain: string;
        selector: string;
      };
      from: {
        address: string;
        name: string;
      };
      id: string;
      /** @enum {string} */
      kind: 'smtp' | 'sandbox';
      name: string;
      replyTo?: string;
      roles: string[];
      smtp?: {
        /** @description Deliveries at once, of each process; 5 unless given. Some providers allow fewer (Microsoft 365 three), relays more. */
        connections?: number;
        hasPassword: boolean;
        host: string;
        port: number;
        secure: boolean;
        user?: string;
      };
      /** Format: date-time */
      updatedAt: string;
    };
    SenderInput: {
      bounceDomain?: string;
      dkim?: {
        domain: string;
        /** @description PEM, written only. Left out in a change, the present one stays. */
        privateKey?: string;
        selector: string;
      };
      from: {
        address: string;
        name: string;
      };
      /** @enum {string} */
      kind: 'smtp' | 'sandbox';
      name: string;
      replyTo?: string;
      /** @description Roles to play from now on, taken from whoever does. */
      roles?: string[];
      smtp?: {
        /** @description Deliveries at once, of each process; 5 unless given. Some providers allow fewer (Microsoft 365 three), relays more. */
        connections?: number;
        host: string;
        /** @description Written only. Left out in a change, the present one stays. */
        password?: string;
        port: number;
        /** @default false */
        secure: boolean;
        user?: string;
      };
    };
    SenderList: {
      items: components['schemas']['Sender'][];
    };
    /** @description A sender whose server could not be reached; it is tried again by itself. */
    SenderRest: {
      /** @description Rests in a row */
      failures: number;
      id: string;
      /** @constant */
      kind: 'sender';
      senderId: string;
      senderName?: string;
      /** Format: date-time */
      since: string;
      /** @constant */
      state: 'resting';
      /** Format: date-time */
      until: string;
    };
    SenderRoleBinding: {
      senderId: string;
    };
    /** @description The default roles are listed also while nobody plays them. */
    SenderRoles: {
      items: {
        role: string;
        senderId?: string;
      }[];
    };
    SendPage: {
      items: components['schemas']['Send'][];
      nextCursor?: string;
    };
    /** @description Made again from the revision and data kept with the send, and the profile as it is now. Its links do nothing. */
    SentMessage: {
      failure?: string;
      html?: string;
      language: string;
      revision: number;
      subject?: string;
      text?: string;
    };
    ShopRequest: {
      /** @description The shop's id of the customer; gone once it is done */
      customerId?: string;
      /** Format: date-time */
      doneAt?: string;
      /** Format: date-time */
      dueAt: string;
      email?: string;
      id: string;
      /**
       * @description To see it, to have it gone, a whole shop
       * @enum {string}
       */
      kind: 'customerData' | 'customerErasure' | 'shopErasure';
      orderIds: string[];
      phone?: string;
      proof?: string;
      /** Format: date-time */
      requestedAt: string;
      shopsId?: string;
      sourceId: string;
      /** @enum {string} */
      state: 'open' | 'done';
    };
    ShopRequestPage: {
      items: components['schemas']['ShopRequest'][];
      nextCursor?: string;
    };
    /** @description Shown once. Give it to the person it is for. */
    SignInLink: {
      /** Format: date-time */
      expiresAt: string;
      /** Format: uri */
      url: string;
    };
    Source: {
      auth?: components['schemas']['WebhookAuthOutput'];
      /** Format: date-time */
      createdAt: string;
      currency?: string;
      /** @description Path the sender or client sends to */
      endpoint: string;
      /**
       * Format: date-time
       * @description Since then the shop has taken the app away
       */
      goneAt?: string;
      id: string;
      /** @enum {string} */
      kind:
        | 'shopify'
        | 'woocommerce'
        | 'aftership'
        | 'easypost'
        | 'seventeentrack'
        | 'judgeme'
        | 'trustpilot'
        | 'webhook'
        | 'segment';
      /** @description Webhooks that were not signed with the secret; nothing of them is kept */
      lastRefused?: {
        /** Format: date-time */
        at: string;
        /** @description At least so many since the secret was set */
        count: number;
        /** @enum {string} */
        reason: 'no_signature' | 'bad_signature';
      };
      mapping?: components['schemas']['WebhookMapping'];
      name: string;
      shopDomain?: string;
      /** @enum {string} */
      trust: 'shop' | 'server' | 'browser' | 'import';
    };
    SourceInput:
      | {
          /** @description What the prices of its products are in; learned from its first order when nobody says it */
          currency?: string;
          /** @constant */
          kind: 'shopify';
          name: string;
          /** @description The secret the sender signs its webhooks with */
          secret: string;
          shopDomain?: string;
        }
      | {
          /** @description What the prices of its products are in; learned from its first order when nobody says it */
          currency?: string;
          /** @constant */
          kind: 'woocommerce';
          name: string;
          /** @description The secret the sender signs its webhooks with */
          secret: string;
          shopDomain?: string;
        }
      | {
          /** @enum {string} */
          kind: 'aftership' | 'easypost' | 'seventeentrack' | 'judgeme' | 'trustpilot';
          name: string;
          /** @description The secret the sender signs its webhooks with */
          secret: string;
        }
      | {
          auth: components['schemas']['WebhookAuth'];
          /** @constant */
          kind: 'webhook';
          mapping: components['schemas']['WebhookMapping'];
          name: string;
          /** @description The secret the sender signs its webhooks with */
          secret: string;
        }
      | {
          /** @constant */
          kind: 'segment';
          name: string;
          /**
           * @description Where its clients run; events of an import enrol nobody
           * @default server
           * @enum {string}
           */
          trust: 'server' | 'browser' | 'import';
        };
    SourcePage: {
      items: components['schemas']['Source'][];
      nextCursor?: string;
    };
    SourcePatch: {
      auth?: components['schemas']['WebhookAuth'];
      /** @description What the prices of its products are in; learned from its first order when nobody says it */
      currency?: string;
      mapping?: components['schemas']['WebhookMapping'];
      name?: string;
      /** @description The secret the sender signs its webhooks with */
      secret?: string;
      shopDomain?: string;
    };
    SourceWithKey: {
      auth?: components['schemas']['WebhookAuthOutput'];
      /** Format: date-time */
      createdAt: string;
      currency?: string;
      /** @description Path the sender or client sends to */
      endpoint: string;
      /**
       * Format: date-time
       * @description Since then the shop has taken the app away
       */
      goneAt?: string;
      id: string;
      /** @enum {string} */
      kind:
        | 'shopify'
        | 'woocommerce'
        | 'aftership'
        | 'easypost'
        | 'seventeentrack'
        | 'judgeme'
        | 'trustpilot'
        | 'webhook'
        | 'segment';
      /** @description Webhooks that were not signed with the secret; nothing of them is kept */
      lastRefused?: {
        /** Format: date-time */
        at: string;
        /** @description At least so many since the secret was set */
        count: number;
        /** @enum {string} */
        reason: 'no_signature' | 'bad_signature';
      };
      mapping?: components['schemas']['WebhookMapping'];
      name: string;
      shopDomain?: string;
      /** @enum {string} */
      trust: 'shop' | 'server' | 'browser' | 'import';
      /** @description Shown this once */
      writeKey?: string;
    };
    /** @description A step that fails for everybody: people are held before it. */
    StepCircuit: {
      /** @description What the step said last */
      failure: {
        code: string;
        message: string;
      };
      /** @description People who stand before it, up to 100,000 */
      held: number;
      id: string;
      journeyId: string;
      /** @constant */
      kind: 'step';
      /**
       * Format: date-time
       * @description When one of them tries it next
       */
      probeAt?: string;
      /** @description Tries since it opened */
      probes: number;
      /** Format: date-time */
      since: string;
      /**
       * @description `kept`: a person has said that nobody tries. `closed`: it works again, and those held go on in turn.
       * @enum {string}
       */
      state: 'open' | 'kept' | 'closed';
      stepKey: string;
      stepName: string;
      versionId: string;
    };
    /** @description What happened at each step of a journey over time, over all its versions. */
    StepCounts: {
      buckets: {
        /**
         * Format: date-time
         * @description When the hour or day begins; those without anything are left out
         */
        at: string;
        ended: {
          people: number;
          reason: string;
        }[];
        /** @description Reached the step */
        entered: number;
        /** @description Attempts that failed */
        failed: number;
        /** @description Woken more than a minute after their time */
        late: number;
        /** @description Went on, by output */
        left: {
          output: number;
          people: number;
        }[];
        /** @description Messages that did not, for whatever reason */
        notSent: number;
        /** @description Messages that went out */
        sent: number;
        /** @description Empty: the whole journey, with forked families counted once */
        stepKey: string;
        /** @description Messages of which nobody knows whether they arrived */
        unclear: number;
      }[];
      /** Format: date-time */
      from: string;
      /** @enum {string} */
      resolution: 'hour' | 'day';
      /** Format: date-time */
      to: string;
      /**
       * Format: date-time
       * @description Counted up to here, a few minutes behind; absent: not yet
       */
      until?: string;
    };
    Subscription: {
      /** Format: date-time */
      createdAt: string;
      events: string[];
      filter?: components['schemas']['SubscriptionFilterOutput'];
      id: string;
      url: string;
    };
    SubscriptionFilter: {
      /** @enum {string} */
      combinator: 'all' | 'any';
      conditions: {
        /** @enum {string} */
        operator:
          'equals' | 'notEquals' | 'contains' | 'notContains' | 'greaterThan' | 'lessThan' | 'exists' | 'notExists';
        path: string;
        value?: string | number | boolean;
      }[];
    };
    SubscriptionFilterOutput: {
      /** @enum {string} */
      combinator: 'all' | 'any';
      conditions: {
        /** @enum {string} */
        operator:
          'equals' | 'notEquals' | 'contains' | 'notContains' | 'greaterThan' | 'lessThan' | 'exists' | 'notExists';
        path: string;
        value?: string | number | boolean;
      }[];
    };
    Suppression: {
      address: string;
      /** Format: date-time */
      at: string;
      /** @constant */
      channel: 'email';
      detail?: string;
      id: string;
      /** @enum {string} */
      reason: 'hard_bounce' | 'complaint' | 'unsubscribed' | 'manual';
      source: string;
    };
    SuppressionPage: {
      items: components['schemas']['Suppression'][];
      nextCursor?: string;
    };
    Template: {
      bundle: components['schemas']['TemplateBundle'];
      description?: {
        [key: string]: string;
      };
      events: {
        name: string;
        /** @default true */
        needed: boolean;
      }[];
      id: string;
      /** @description In which every message has a text. */
      languages: string[];
      messages: {
        key: string;
        name: string;
      }[];
      name: {
        [key: string]: string;
      };
      /** @enum {string} */
      pivot: 'popups' | 'automation' | 'campaigns' | 'reviews' | 'service' | 'analytics';
      settings: (
        | {
            default: {
              amount: number;
              /** @enum {string} */
              unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks';
            };
            help?: {
              [key: string]: string;
            };
            into: {
              amount: string;
              step: string;
              unit: string;
            }[];
            key: string;
            label: {
              [key: string]: string;
            };
            max: {
              amount: number;
              /** @enum {string} */
              unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks';
            };
            min: {
              amount: number;
              /** @enum {string} */
              unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks';
            };
            onlyWith?: string;
            /** @constant */
            type: 'duration';
          }
        | {
            default: number;
            help?: {
              [key: string]: string;
            };
            /** @default false */
            integer: boolean;
            /** @default [] */
            into: {
              step: string;
              value: string;
            }[];
            key: string;
            label: {
              [key: string]: string;
            };
            max: number;
            min: number;
            onlyWith?: string;
            /** @constant */
            type: 'number';
          }
        | {
            default: string;
            /**
             * @description `code`: letters, digits, - and _
             * @default any
             * @enum {string}
             */
            format: 'any' | 'code';
            help?: {
              [key: string]: string;
            };
            /** @default [] */
            into: {
              step: string;
              value: string;
            }[];
            key: string;
            label: {
              [key: string]: string;
            };
            maxLength: number;
            onlyWith?: string;
            /** @constant */
            type: 'text';
          }
        | {
            default: boolean;
            help?: {
              [key: string]: string;
            };
            key: string;
            label: {
              [key: string]: string;
            };
            onlyWith?: string;
            /**
             * @description Steps that are left out when it is off; what led to them leads on.
             * @default []
             */
            removesWhenOff: string[];
            /** @constant */
            type: 'boolean';
          }
        | {
            default: string[];
            help?: {
              [key: string]: string;
            };
            key: string;
            label: {
              [key: string]: string;
            };
            onlyWith?: string;
            /** @constant */
            type: 'languages';
          }
        | {
            default: string;
            help?: {
              [key: string]: string;
            };
            key: string;
            label: {
              [key: string]: string;
            };
            onlyWith?: string;
            /** @constant */
            type: 'language';
          }
        | {
            default: string;
            help?: {
              [key: string]: string;
            };
            /** @default [] */
            into: {
              step: string;
              value: string;
            }[];
            key: string;
            label: {
              [key: string]: string;
            };
            onlyWith?: string;
            /** @constant */
            type: 'senderRole';
          }
      )[];
      steps: number;
      summary: {
        [key: string]: string;
      };
      version: string;
    };
    /** @description A journey with its messages and settings as one file. */
    TemplateBundle: {
      /** @constant */
      format: 'perennial-template';
      /** @constant */
      formatVersion: 1;
      journey: {
        name: string;
        nodes: {
          [key: string]: unknown;
        }[];
      } & {
        [key: string]: unknown;
      };
      manifest: components['schemas']['TemplateManifest'];
      messages: {
        /** @enum {string} */
        category: 'marketing' | 'transactional';
        defaultLanguage: string;
        key: string;
        languages: {
          [key: string]: {
            mjml?: string;
            preheader?: string;
            subject: string;
            text?: string;
          };
        };
        name: string;
      }[];
      /** @default [] */
      samples: {
        /** @default [] */
        keys: string[];
        name: string;
        /** @default {} */
        profile: {
          [key: string]: unknown;
        };
        properties: {
          [key: string]: unknown;
        };
      }[];
    };
    TemplateList: {
      items: components['schemas']['TemplateSummary'][];
    };
    TemplateManifest: {
      description?: {
        [key: string]: string;
      };
      events: {
        name: string;
        /** @default true */
        needed: boolean;
      }[];
      id: string;
      name: {
        [key: string]: string;
      };
      /** @enum {string} */
      pivot: 'popups' | 'automation' | 'campaigns' | 'reviews' | 'service' | 'analytics';
      settings: (
        | {
            default: {
              amount: number;
              /** @enum {string} */
              unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks';
            };
            help?: {
              [key: string]: string;
            };
            into: {
              amount: string;
              step: string;
              unit: string;
            }[];
            key: string;
            label: {
              [key: string]: string;
            };
            max: {
              amount: number;
              /** @enum {string} */
              unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks';
            };
            min: {
              amount: number;
              /** @enum {string} */
              unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks';
            };
            onlyWith?: string;
            /** @constant */
            type: 'duration';
          }
        | {
            default: number;
            help?: {
              [key: string]: string;
            };
            /** @default false */
            integer: boolean;
            /** @default [] */
            into: {
              step: string;
              value: string;
            }[];
            key: string;
            label: {
              [key: string]: string;
            };
            max: number;
            min: number;
            onlyWith?: string;
            /** @constant */
            type: 'number';
          }
        | {
            default: string;
            /**
             * @description `code`: letters, digits, - and _
             * @default any
             * @enum {string}
             */
            format: 'any' | 'code';
            help?: {
              [key: string]: string;
            };
            /** @default [] */
            into: {
              step: string;
              value: string;
            }[];
            key: string;
            label: {
              [key: string]: string;
            };
            maxLength: number;
            onlyWith?: string;
            /** @constant */
            type: 'text';
          }
        | {
            default: boolean;
            help?: {
              [key: string]: string;
            };
            key: string;
            label: {
              [key: string]: string;
            };
            onlyWith?: string;
            /**
             * @description Steps that are left out when it is off; what led to them leads on.
             * @default []
             */
            removesWhenOff: string[];
            /** @constant */
            type: 'boolean';
          }
        | {
            default: string[];
            help?: {
              [key: string]: string;
            };
            key: string;
            label: {
              [key: string]: string;
            };
            onlyWith?: string;
            /** @constant */
            type: 'languages';
          }
        | {
            default: string;
            help?: {
              [key: string]: string;
            };
            key: string;
            label: {
              [key: string]: string;
            };
            onlyWith?: string;
            /** @constant */
            type: 'language';
          }
        | {
            default: string;
            help?: {
              [key: string]: string;
            };
            /** @default [] */
            into: {
              step: string;
              value: string;
            }[];
            key: string;
            label: {
              [key: string]: string;
            };
            onlyWith?: string;
            /** @constant */
            type: 'senderRole';
          }
      )[];
      summary: {
        [key: string]: string;
      };
      version: string;
    };
    TemplateProblems: {
      problems: {
        code?: string;
        message: string;
        path: string;
      }[];
    };
    TemplateSummary: {
      description?: {
        [key: string]: string;
      };
      events: {
        name: string;
        /** @default true */
        needed: boolean;
      }[];
      id: string;
      /** @description In which every message has a text. */
      languages: string[];
      messages: {
        key: string;
        name: string;
      }[];
      name: {
        [key: string]: string;
      };
      /** @enum {string} */
      pivot: 'popups' | 'automation' | 'campaigns' | 'reviews' | 'service' | 'analytics';
      settings: (
        | {
            default: {
              amount: number;
              /** @enum {string} */
              unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks';
            };
            help?: {
              [key: string]: string;
            };
            into: {
              amount: string;
              step: string;
              unit: string;
            }[];
            key: string;
            label: {
              [key: string]: string;
            };
            max: {
              amount: number;
              /** @enum {string} */
              unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks';
            };
            min: {
              amount: number;
              /** @enum {string} */
              unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks';
            };
            onlyWith?: string;
            /** @constant */
            type: 'duration';
          }
        | {
            default: number;
            help?: {
              [key: string]: string;
            };
            /** @default false */
            integer: boolean;
            /** @default [] */
            into: {
              step: string;
              value: string;
            }[];
            key: string;
            label: {
              [key: string]: string;
            };
            max: number;
            min: number;
            onlyWith?: string;
            /** @constant */
            type: 'number';
          }
        | {
            default: string;
            /**
             * @description `code`: letters, digits, - and _
             * @default any
             * @enum {string}
             */
            format: 'any' | 'code';
            help?: {
              [key: string]: string;
            };
            /** @default [] */
            into: {
              step: string;
              value: string;
            }[];
            key: string;
            label: {
              [key: string]: string;
            };
            maxLength: number;
            onlyWith?: string;
            /** @constant */
            type: 'text';
          }
        | {
            default: boolean;
            help?: {
              [key: string]: string;
            };
            key: string;
            label: {
              [key: string]: string;
            };
            onlyWith?: string;
            /**
             * @description Steps that are left out when it is off; what led to them leads on.
             * @default []
             */
            removesWhenOff: string[];
            /** @constant */
            type: 'boolean';
          }
        | {
            default: string[];
            help?: {
              [key: string]: string;
            };
            key: string;
            label: {
              [key: string]: string;
            };
            onlyWith?: string;
            /** @constant */
            type: 'languages';
          }
        | {
            default: string;
            help?: {
              [key: string]: string;
            };
            key: string;
            label: {
              [key: string]: string;
            };
            onlyWith?: string;
            /** @constant */
            type: 'language';
          }
        | {
            default: string;
            help?: {
              [key: string]: string;
            };
            /** @default [] */
            into: {
              step: string;
              value: string;
            }[];
            key: string;
            label: {
              [key: string]: string;
            };
            onlyWith?: string;
            /** @constant */
            type: 'senderRole';
          }
      )[];
      steps: number;
      summary: {
        [key: string]: string;
      };
      version: string;
    };
    /** @description Goes to `to`, marked [Test]; consent is not asked and nothing is counted. */
    TestSend: {
      /** @description A text that is not saved yet, instead of a revision. */
      content?: {
        /** @enum {string} */
        category: 'marketing' | 'transactional';
        /** @description BCP 47, e.g. `en`, `zh-CN`. */
        defaultLanguage: string;
        languages: {
          [key: string]: components['schemas']['MessageText'];
        };
      };
      event?: {
        name: string;
        /** @default {} */
        properties: {
          [key: string]: unknown;
        };
      };
      /** @description Instead of the profile's. */
      language?: string;
      profile?: components['schemas']['SampleProfile'];
      profileId?: string;
      revision?: number;
      senderRole?: string;
      to: string;
    };
    TestSendResult: {
      detail?: string;
      /** @enum {string} */
      outcome: 'sent' | 'failed' | 'unknown';
    };
    TimelineEntry: {
      /** Format: date-time */
      at: string;
      data: {
        [key: string]: unknown;
      };
      id: string;
      /** @enum {string} */
      kind: 'event' | 'send' | 'enrolment' | 'consent';
      reason?: string;
      title: string;
    };
    TimelinePage: {
      items: components['schemas']['TimelineEntry'][];
      nextCursor?: string;
    };
    Tracked: {
      stored: number;
    };
    TrackedEvents: {
      events: {
        name: string;
        profileId: string;
        properties?: {
          [key: string]: unknown;
        };
      }[];
    };
    TrackingAnswer: {
      errors?: {
        code: string;
        index: number;
        message: string;
      }[];
      /** @constant */
      success: true;
    };
    TrackingBatch: {
      batch: components['schemas']['TrackingCall'][];
    } & {
      [key: string]: unknown;
    };
    TrackingCall: {
      anonymousId?: string;
      messageId?: string;
      timestamp?: string;
      userId?: string;
    } & {
      [key: string]: unknown;
    };
    ValidateTemplate: {
      bundle: {
        [key: string]: unknown;
      };
    };
    /** @description Why a way is taken, to be told in any language. */
    WayCause:
      | {
          /** @enum {string} */
          kind: 'then' | 'ran' | 'sent' | 'timeUp' | 'condition' | 'date' | 'noDate' | 'over' | 'late';
        }
      | {
          /** @enum {string} */
          by: 'profile' | 'entryKey';
          event: string;
          filtered: boolean;
          /** @description What the entry key is, e.g. `checkout` */
          keyKind?: string;
          /** @constant */
          kind: 'event';
        }
      | {
          event: string;
          /** @constant */
          kind: 'came';
        }
      | {
          /** @constant */
          kind: 'outcome';
          outcome: string;
        };
    WebhookAnswer: {
      /** @constant */
      success: true;
    };
    /** @description An HMAC-SHA256 of the body under the secret, or the secret itself in a header */
    WebhookAuth:
      | {
          /**
           * @default hex
           * @enum {string}
           */
          encoding: 'hex' | 'base64';
          header: string;
          /** @constant */
          mode: 'hmac';
          /** @description What stands before the signature, e.g. "sha256=" */
          prefix?: string;
        }
      | {
          header: string;
          /** @constant */
          mode: 'token';
        };
    /** @description An HMAC-SHA256 of the body under the secret, or the secret itself in a header */
    WebhookAuthOutput:
      | {
          /**
           * @default hex
           * @enum {string}
           */
          encoding: 'hex' | 'base64';
          header: string;
          /** @constant */
          mode: 'hmac';
          /** @description What stands before the signature, e.g. "sha256=" */
          prefix?: string;
        }
      | {
          header: string;
          /** @constant */
          mode: 'token';
        };
    WebhookMapping: {
      attributes?: {
        from: string;
        to: string;
      }[];
      event: {
        fixed?: string;
        /** @description The sender's word for an event, and ours */
        names?: {
          from: string;
          to: string;
        }[];
        path?: string;
      };
      id?: string;
      identifiers: {
        anonymous?: string;
        email?: string;
        external?: string;
        phone?: string;
      };
      /** @description A list of which each entry is an event; the other paths are then of the entry */
      items?: string;
      /** @description By the names of the e-commerce spec; absent: the whole entry */
      properties?: {
        from: string;
        to: string;
      }[];
      time?: string;
      traits?: {
        country?: string;
        firstName?: string;
        language?: string;
        lastName?: string;
      };
    };
    Workspace: {
      /** Format: date-time */
      createdAt: string;
      /** @description Made by the demo: its customers do not exist, nothing leaves the machine. */
      demo: boolean;
      id: string;
      name: string;
      role?: components['schemas']['Role'];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getAlerts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertOccasions'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getAlertsSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertSettings'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putAlertsSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewAlertSettings'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertSettings'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postAlertsTest: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertTest'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getAttributeSchema: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KnownAttributes'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  patchAttributeSchema: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AttributesLocked'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KnownAttributes'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putAttributeSchemaTypes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AttributeInput'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KnownAttributes'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getAudit: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['AuditEntry'][];
            nextCursor?: string;
          };
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCircuits: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CircuitList'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postCircuitsByCircuitIdByAction: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description `close` lets everybody go on in turn, `keep` stops the tries until somebody closes it, `try` has one try now. */
        action: components['schemas']['CircuitAction'];
        circuitId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StepCircuit'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postCredentialConnections: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CredentialConnection'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CredentialConnectionResult'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCredentialTypes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CredentialTypes'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCredentialTypesByType: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        type: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CredentialTypeDetail'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCredentials: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CredentialList'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postCredentials: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CredentialInput'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Credential'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCredentialsByCredentialId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        credentialId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Credential'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteCredentialsByCredentialId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        credentialId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  patchCredentialsByCredentialId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        credentialId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CredentialChange'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Credential'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postCredentialsByCredentialIdConnect: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        credentialId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CredentialConnecting'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postCredentialsByCredentialIdTest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        credentialId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CredentialTest'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCurrency: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BaseCurrencyOutput'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putCurrency: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BaseCurrency'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BaseCurrencyOutput'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getDatesDue: {
    parameters: {
      query: {
        /** @description The attribute of customers that holds the day */
        attribute: string;
        cursor?: string;
        /** @description Days behind the date, negative before it */
        days?: number;
        limit?: number;
        /** @description Absent: nobody is due, and `until` says what time it is */
        since?: string;
        /** @description Local time of day */
        time?: string;
        /** @description Whether it comes every year, and what 29 February is in other years */
        yearly?: 'no' | 'feb28' | 'mar1' | 'leapYears';
        zone?: string;
        /** @description By the clock of each customer, or by `zone` */
        zoneOf?: 'profile' | 'journey';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DuePeople'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getDeadLetterTasks: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterTaskPage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postDeadLetterTasks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          action: components['schemas']['DeadLetterAction'];
          filter: components['schemas']['DeadLettersFilter'];
        };
      };
    };
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterTask'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The first request with this Idempotency-Key is still running */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key came with another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getDeadLetterTasksByTaskId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterTask'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postDeadLetterTasksByTaskIdStop: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterTask'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getDeadLetters: {
    parameters: {
      query?: {
        /** @description Why: the code of the failure */
        code?: string;
        cursor?: string;
        /** @description Failed at this time or later */
        from?: string;
        journeyId?: string;
        limit?: number;
        stepKey?: string;
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EnrolmentPage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postDeadLettersByAction: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description `retry` runs the failed step once more, `skip` goes on behind it at its first output, `end` ends it. */
        action: components['schemas']['DeadLetterAction'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          ids: string[];
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangedCount'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The first request with this Idempotency-Key is still running */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key came with another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postDeadLettersByEnrolmentIdByAction: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description `retry` runs the failed step once more, `skip` goes on behind it at its first output, `end` ends it. */
        action: components['schemas']['DeadLetterAction'];
        enrolmentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Enrolment'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The first request with this Idempotency-Key is still running */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key came with another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getDeadLettersGroups: {
    parameters: {
      query?: {
        /** @description Why: the code of the failure */
        code?: string;
        /** @description Failed at this time or later */
        from?: string;
        journeyId?: string;
        stepKey?: string;
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterGroups'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getEnrolments: {
    parameters: {
      query?: {
        cursor?: string;
        journeyId?: string;
        limit?: number;
        profileId?: string;
        state?: components['schemas']['EnrolmentState'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EnrolmentPage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getEnrolmentsByEnrolmentId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        enrolmentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Enrolment'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postEnrolmentsByEnrolmentIdExit: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        enrolmentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Enrolment'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getEvents: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        name?: string;
        profileId?: string;
        /** @description Only events whose handling was given up */
        setAside?: string;
        sourceId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EventPage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postEvents: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TrackedEvents'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Tracked'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The first request with this Idempotency-Key is still running */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key came with another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getEventsByEventId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        eventId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Event'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postEventsByEventIdRetry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        eventId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Event'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getEventsCounts: {
    parameters: {
      query?: {
        days?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EventCounts'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getEventsSchema: {
    parameters: {
      query: {
        name: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EventProperties'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getExchangeRates: {
    parameters: {
      query?: {
        currency?: string;
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExchangeRatePage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putExchangeRates: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ExchangeRates'];
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteExchangeRatesByCurrencyByDay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        currency: string;
        /** @description YYYY-MM-DD, UTC */
        day: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getIdentitySettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IdentitySettings'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  patchIdentitySettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['IdentitySettingsInput'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IdentitySettings'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getImportMappings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedImportMappings'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postImportMappings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewSavedImportMapping'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedImportMapping'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteImportMappingsBySavedMappingId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        savedMappingId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getImports: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportPage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postImports: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewImport'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Import'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The first request with this Idempotency-Key is still running */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key came with another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getImportsByImportId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        importId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Import'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  patchImportsByImportId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        importId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ImportPatch'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Import'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postImportsByImportIdCancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        importId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Import'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postImportsByImportIdCheck: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        importId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Import'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putImportsByImportIdPartsByPart: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        importId: string;
        part: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/octet-stream': unknown;
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getImportsByImportIdPreview: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        importId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportPreview'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getImportsByImportIdProblems: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path: {
        importId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportProblemPage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getImportsByImportIdProblemsCsv: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        importId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': unknown;
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postImportsByImportIdStart: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        importId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Import'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postImportsByImportIdUploaded: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        importId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Import'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getJourneys: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        status?: 'draft' | 'live' | 'paused' | 'archived';
        /** @description Key of a message: journeys that send it, live or in their draft. */
        usesMessage?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JourneyPage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postJourneys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewJourney'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JourneySummary'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getJourneysByJourneyId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Journey'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getJourneysByJourneyIdAbTests: {
    parameters: {
      query?: {
        /** @description People who entered in the last days */
        days?: number;
        /** @description Whose tests; the live one unless given */
        versionId?: string;
      };
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AbTests'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postJourneysByJourneyIdArchive: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ArchiveJourney'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JourneySummary'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getJourneysByJourneyIdCatchUps: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CatchUpPage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postJourneysByJourneyIdCatchUps: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewCatchUp'];
      };
    };
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CatchUp'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The first request with this Idempotency-Key is still running */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key came with another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getJourneysByJourneyIdCatchUpsByCatchUpId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        catchUpId: string;
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CatchUp'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postJourneysByJourneyIdCatchUpsByCatchUpIdCancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        catchUpId: string;
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CatchUp'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getJourneysByJourneyIdDraft: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JourneyDraft'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  patchJourneysByJourneyIdDraft: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DraftPatch'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedDraft'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getJourneysByJourneyIdDraftChanges: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        /** @description Changes after this revision. */
        since?: number;
      };
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DraftChangePage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postJourneysByJourneyIdEnrolments: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewEnrolments'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EnrolmentResults'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The first request with this Idempotency-Key is still running */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key came with another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postJourneysByJourneyIdEnrolmentsRemove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EnrolmentRemoval'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EnrolmentsRemoved'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The first request with this Idempotency-Key is still running */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key came with another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getJourneysByJourneyIdExport: {
    parameters: {
      query?: {
        version?: string;
      };
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['N8nWorkflow'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postJourneysByJourneyIdImport: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['JourneyImport'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedDraft'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getJourneysByJourneyIdMatching: {
    parameters: {
      query?: {
        hours?: number;
      };
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MatchingCount'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postJourneysByJourneyIdPause: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PauseJourney'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JourneySummary'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getJourneysByJourneyIdPeople: {
    parameters: {
      query?: {
        /** @description People who entered in the last days */
        days?: number;
        /** @description People who entered this version only */
        versionId?: string;
      };
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JourneyPeople'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postJourneysByJourneyIdPublish: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PublishJourney'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PublishedJourneyVersion'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getJourneysByJourneyIdPublishPreview: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PublishPreview'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postJourneysByJourneyIdResume: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ResumeJourney'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JourneySummary'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getJourneysByJourneyIdStepCounts: {
    parameters: {
      query?: {
        /** @description A month, or by the hour a day, before `to` unless given */
        from?: string;
        resolution?: 'hour' | 'day';
        /** @description Now unless given */
        to?: string;
        /** @description In which days begin at midnight */
        zone?: string;
      };
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StepCounts'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postJourneysByJourneyIdValidate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JourneyValidation'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getJourneysByJourneyIdVersions: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        /** @description Key of a message: journeys that send it, live or in their draft. */
        usesMessage?: string;
      };
      header?: never;
      path: {
        journeyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JourneyVersionPage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getJourneysByJourneyIdVersionsByVersionId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        journeyId: string;
        versionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JourneyVersion'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getKeys: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ApiKey'][];
            nextCursor?: string;
          };
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: date-time */
          expiresAt?: string;
          name: string;
          /** @description All that you may yourself, unless given. */
          permissions?: (
            | 'workspace:read'
            | 'workspace:manage'
            | 'journeys:read'
            | 'journeys:edit'
            | 'journeys:publish'
            | 'profiles:read'
            | 'profiles:edit'
            | 'messages:read'
            | 'messages:edit'
            | 'senders:read'
            | 'senders:edit'
            | 'credentials:read'
            | 'credentials:edit'
            | 'sources:read'
            | 'sources:edit'
            | 'enrolments:read'
            | 'enrolments:edit'
          )[];
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedApiKey'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteKeysByKeyId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        keyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Me'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  patchMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Me'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postMeSignInLink: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInLink'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMembers: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Member'][];
            nextCursor?: string;
          };
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteMembersByMemberId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        memberId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  patchMembersByMemberId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        memberId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          role: components['schemas']['Role'];
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Member'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postMembersByMemberIdSignInLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        memberId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInLink'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMembersInvitations: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Invitation'][];
          };
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postMembersInvitations: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          role: components['schemas']['Role'];
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInLink'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteMembersInvitationsByInvitationId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        invitationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postMergesByMergeIdUndo: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        mergeId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Merge'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMessages: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        /** @description Part of the name or the key. */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessagePage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postMessages: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewMessage'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMessagesByMessageId: {
    parameters: {
      query?: {
        revision?: number;
      };
      header?: never;
      path: {
        messageId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putMessagesByMessageId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        messageId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewMessageRevision'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postMessagesByMessageIdPreview: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        messageId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PreviewRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessagePreview'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postMessagesByMessageIdTest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        messageId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TestSend'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TestSendResult'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The first request with this Idempotency-Key is still running */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key came with another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postMessagesValidate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          category: 'marketing' | 'transactional';
          /** @description BCP 47, e.g. `en`, `zh-CN`. */
          defaultLanguage: string;
          languages: {
            [key: string]: components['schemas']['MessageText'];
          };
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageProblems'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getNodes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NodeTypes'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getNodesByType: {
    parameters: {
      query?: {
        version?: number;
      };
      header?: never;
      path: {
        type: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NodeDescription'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getNodesByTypeIcon: {
    parameters: {
      query?: {
        theme?: 'light' | 'dark';
      };
      header?: never;
      path: {
        type: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'image/*': unknown;
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getOrders: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        profileId?: string;
        sourceId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrderPage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getOrdersByOrderId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Order'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postPrivacyReadmissions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Readmission'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Readmitted'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPrivacyRequests: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PrivacyRequestPage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPrivacyRequestsByPrivacyRequestId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        privacyRequestId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PrivacyRequest'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPrivacyRequestsByPrivacyRequestIdFile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        privacyRequestId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getProducts: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        /** @description Words of title, brand, category or SKU */
        search?: string;
        sourceId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProductPage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postProducts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProductsInput'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProductsTaken'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getProductsByProductId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        productId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Product'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getProfiles: {
    parameters: {
      query?: {
        /** @description What they said to marketing by e-mail; `never` is also who was not asked */
        consent?: 'subscribed' | 'unsubscribed' | 'pending' | 'never';
        cursor?: string;
        /** @description BCP 47; `en` is also found as `en-GB` */
        language?: string;
        limit?: number;
        /** @description Beginning of an address, number or name */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProfilePage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postProfiles: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProfileUpsert'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Profile'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getProfilesByProfileId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        profileId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProfileDetail'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  patchProfilesByProfileId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        profileId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProfilePatch'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Profile'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getProfilesByProfileIdConsents: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path: {
        profileId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConsentEntryPage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postProfilesByProfileIdConsents: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        profileId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConsentInput'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProfileDetail'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postProfilesByProfileIdErasure: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        profileId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ErasureInput'];
      };
    };
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PrivacyRequest'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The first request with this Idempotency-Key is still running */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key came with another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postProfilesByProfileIdExport: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        profileId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PrivacyRequest'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The first request with this Idempotency-Key is still running */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key came with another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getProfilesByProfileIdMerges: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path: {
        profileId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MergePage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postProfilesByProfileIdMerges: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        profileId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MergeInput'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MergedProfile'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getProfilesByProfileIdRefusals: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path: {
        profileId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RefusalPage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getProfilesByProfileIdRfm: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        profileId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RfmOfPerson'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getProfilesByProfileIdSegments: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        profileId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SegmentsOfPerson'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getProfilesByProfileIdTimeline: {
    parameters: {
      query?: {
        cursor?: string;
        /** @description Only entries of this kind */
        kind?: 'event' | 'send' | 'enrolment' | 'consent';
        limit?: number;
        /** @description Only messages that did not go out */
        notSent?: string;
      };
      header?: never;
      path: {
        profileId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TimelinePage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postProfilesChanges: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProfileChanges'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FoundProfiles'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The first request with this Idempotency-Key is still running */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key came with another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postProfilesHistory: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HistoryQuestion'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HistoryAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postProfilesLookup: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProfileLookup'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FoundProfiles'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getRetention: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeptDays'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  patchRetention: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Who did what */
          auditDays?: number;
          /** @description Visits that have ended, with their messages, whole families at once */
          enrolmentDays?: number;
          /** @description Why somebody did not enter a journey */
          refusalDays?: number;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeptDays'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getRfm: {
    parameters: {
      query?: {
        scope?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RfmSummary'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getRfmGenerations: {
    parameters: {
      query?: {
        limit?: number;
        scope?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RfmGenerations'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getRfmPeople: {
    parameters: {
      query: {
        by: 'simple' | 'detailed' | 'cell';
        cursor?: string;
        limit?: number;
        scope?: string;
        /** @description A tier, or a cell like "545" */
        value: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RfmPeople'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postRfmRun: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getRfmSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RfmSettings'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  patchRfmSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RfmSettingsChange'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RfmSettings'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSandboxMessages: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SandboxMessagePage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSandboxMessagesBySandboxMessageId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sandboxMessageId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SandboxMessage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSchedulesDue: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ScheduleDueQuery'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DuePeople'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSchedulesNext: {
    parameters: {
      query: {
        count?: number;
        /** @description Of `cron`: minute, hour, day of the month, month, day of the week */
        cron?: string;
        /** @description Of `once` */
        date?: string;
        /** @description Of `monthly` */
        dayOfMonth?: number;
        /** @description Of `weekly`, e.g. `mon,fri` */
        days?: string;
        repeats: 'once' | 'daily' | 'weekly' | 'monthly' | 'cron';
        /** @description Of all but `cron` */
        time?: string;
        zone?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NextTimes'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSegments: {
    parameters: {
      query?: {
        archived?: 'true' | 'false';
        cursor?: string;
        limit?: number;
        /** @description Part of the name */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SegmentPage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSegments: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewSegment'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Segment'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSegmentsBySegmentId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        segmentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Segment'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  patchSegmentsBySegmentId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        segmentId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SegmentEdit'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Segment'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSegmentsBySegmentIdArchive: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        segmentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Segment'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSegmentsBySegmentIdDuplicate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        segmentId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SegmentCopy'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Segment'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSegmentsBySegmentIdMembers: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        /** @description Who is in, or who was and is not any more */
        state?: 'in' | 'left';
      };
      header?: never;
      path: {
        segmentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SegmentMembers'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSegmentsBySegmentIdMembers: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        segmentId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ListAddition'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListChanged'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The first request with this Idempotency-Key is still running */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key came with another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSegmentsBySegmentIdMembersCheck: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        segmentId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MemberCheck'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MemberChecked'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSegmentsBySegmentIdMembersRemove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        segmentId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ListRemoval'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListChanged'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The first request with this Idempotency-Key is still running */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key came with another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSegmentsBySegmentIdRestore: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        segmentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Segment'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSegmentsBySegmentIdUses: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        segmentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SegmentUses'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSegmentsPreview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SegmentPreviewQuestion'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SegmentPreview'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSenderRoles: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SenderRoles'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putSenderRolesByRole: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        role: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SenderRoleBinding'];
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSenders: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SenderList'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSenders: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SenderInput'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Sender'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSendersBySenderId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        senderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Sender'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putSendersBySenderId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        senderId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SenderInput'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Sender'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteSendersBySenderId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        senderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSendersBySenderIdTest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        senderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectionTest'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSends: {
    parameters: {
      query?: {
        cursor?: string;
        journeyId?: string;
        limit?: number;
        profileId?: string;
        reason?: string;
        status?: 'proposed' | 'pending' | 'sending' | 'sent' | 'skipped' | 'failed' | 'unknown' | 'void';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SendPage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSends: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewSend'];
      };
    };
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Send'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The first request with this Idempotency-Key is still running */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key came with another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSendsBySendId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sendId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Send'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSendsBySendIdMessage: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sendId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SentMessage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putSessionWorkspace: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          workspaceId: string;
        };
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getShopRequests: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        state?: 'open' | 'done';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShopRequestPage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postShopRequestsByRequestIdClose: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShopRequest'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSignIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          token: string;
        };
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSignInByToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkPreview'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSources: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SourcePage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSources: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SourceInput'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SourceWithKey'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSourcesBySourceId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sourceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Source'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteSourcesBySourceId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sourceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  patchSourcesBySourceId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sourceId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SourcePatch'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Source'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSourcesBySourceIdDeliveries: {
    parameters: {
      query?: {
        cursor?: string;
        /** @description Only deliveries with errors */
        failed?: string;
        limit?: number;
      };
      header?: never;
      path: {
        sourceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryPage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSourcesBySourceIdRotate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sourceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SourceWithKey'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSourcesMappingTry: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MappingTrial'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MappingTried'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSubscriptions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Subscription'][];
          };
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSubscriptions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewSubscription'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedSubscription'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSubscriptionsBySubscriptionId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Subscription'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteSubscriptionsBySubscriptionId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        subscriptionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSubscriptionsWaits: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewOutsideWait'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OutsideWait'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSuppressions: {
    parameters: {
      query?: {
        address?: string;
        cursor?: string;
        limit?: number;
        reason?: 'hard_bounce' | 'complaint' | 'unsubscribed' | 'manual';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SuppressionPage'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSuppressions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewSuppression'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Suppression'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteSuppressionsBySuppressionId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        suppressionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getTemplates: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TemplateList'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getTemplatesByTemplateId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        templateId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Template'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postTemplatesByTemplateIdInstall: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        templateId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['InstallTemplate'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InstalledTemplate'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The first request with this Idempotency-Key is still running */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key came with another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postTemplatesInstall: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['InstallTemplateBundle'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InstalledTemplate'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The first request with this Idempotency-Key is still running */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key came with another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postTemplatesValidate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ValidateTemplate'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TemplateProblems'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getWorkspaces: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Workspace'][];
          };
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postWorkspaces: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Workspace'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  patchWorkspacesByWorkspaceId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        workspaceId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Workspace'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getHealthz: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postHooksAftershipBySourceId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sourceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postHooksBounces: {
    parameters: {
      query?: {
        recipient?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'message/rfc822': unknown;
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BounceReportResult'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is signed in */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postHooksEasypostBySourceId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sourceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postHooksJudgemeBySourceId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sourceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postHooksSeventeentrackBySourceId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sourceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postHooksShopifyBySourceId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sourceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postHooksTrustpilotBySourceId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sourceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postHooksWebhookBySourceId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sourceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postHooksWoocommerceBySourceId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sourceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMetrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': unknown;
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getReadyz: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Readiness'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getUByToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': unknown;
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postUByToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': unknown;
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing in this workspace */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postV1A: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TrackingCall'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackingAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postV1Alias: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TrackingCall'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackingAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postV1B: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TrackingBatch'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackingAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postV1Batch: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TrackingBatch'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackingAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postV1G: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TrackingCall'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackingAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postV1Group: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TrackingCall'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackingAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postV1I: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TrackingCall'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackingAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postV1Identify: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TrackingCall'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackingAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postV1P: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TrackingCall'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackingAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postV1Page: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TrackingCall'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackingAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postV1S: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TrackingCall'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackingAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postV1Screen: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TrackingCall'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackingAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postV1T: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TrackingCall'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackingAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postV1Track: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TrackingCall'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackingAnswer'];
        };
      };
      /** @description The input is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
