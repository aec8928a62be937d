import type { MessageCategory } from '../../engine/effect';
import type { SendRow } from '../../engine/ports';
import type { RevisionDocument } from '../messages/model';

/** Marketing when the step or the message says so: neither can smuggle the other past a missing consent. */
export function categoryOf({ body }: SendRow, revision: RevisionDocument | undefined): MessageCategory {
  return revision?.category === 'marketing' ? 'marketing' : body.category;
}

/** Whether a message that may have arrived may go out once more: marketing never, transactional when its author says so. */
export const mayRepeat = (row: SendRow, revision: RevisionDocument | undefined) =>
  row.body.resendUnknown && categoryOf(row, revision) === 'transactional';
