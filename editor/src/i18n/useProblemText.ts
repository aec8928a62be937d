import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import { ApiProblem, codeOf } from '../api/problem';

/** A failure in the person's words: what to do about it. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => textOf(error, t);
}

function textOf(error: unknown, t: TFunction): string {
  switch (codeOf(error)) {
    case 'offline':
      return t('problem.offline');
    case 'not_signed_in':
      return t('problem.notSignedIn');
    case 'sign_in_link_used':
      return t('problem.linkUsed');
    case 'not_allowed':
      return t('problem.notAllowed');
    case 'not_found':
      return t('problem.notFound');
    case 'conflict':
      return t('problem.conflict');
    case 'already_exists':
      return t('problem.alreadyExists');
    case 'too_large':
      return t('problem.tooLarge');
    case 'too_many_requests':
      return t('problem.tooMany');
    case 'not_ready':
      return t('problem.notReady');
    case 'address_refused':
      return t('problem.addressRefused');
    // Their detail says what is wrong with this very request; the server speaks English.
    case 'invalid_input':
    case 'not_in_this_state':
    case 'journey_has_problems':
    case 'message_has_problems':
    case 'sender_failed':
    case 'outgoing_failed':
      return error instanceof ApiProblem ? t('problem.detail', { detail: error.message }) : t('problem.other');
    default:
      return t('problem.other');
  }
}
