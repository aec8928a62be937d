import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import { ApiProblem, codeOf, type ProblemCode } from '../api/problem';

/** A failure in the person's words: what to do about it. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (error instanceof ApiProblem && WITH_DETAIL.has(error.code))
      return t('problem.detail', { detail: error.message });
    return (TEXTS[codeOf(error)] ?? other)(t);
  };
}

/** Their detail says what is wrong with this very request; the server speaks English. */
const WITH_DETAIL: ReadonlySet<ProblemCode> = new Set([
  'invalid_input',
  'not_in_this_state',
  'journey_has_problems',
  'message_has_problems',
  'sender_failed',
  'outgoing_failed',
]);

const TEXTS: Partial<Record<ProblemCode, (t: TFunction) => string>> = {
  offline: (t) => t('problem.offline'),
  not_signed_in: (t) => t('problem.notSignedIn'),
  sign_in_link_used: (t) => t('problem.linkUsed'),
  not_allowed: (t) => t('problem.notAllowed'),
  not_found: (t) => t('problem.notFound'),
  conflict: (t) => t('problem.conflict'),
  already_exists: (t) => t('problem.alreadyExists'),
  too_large: (t) => t('problem.tooLarge'),
  too_many_requests: (t) => t('problem.tooMany'),
  not_ready: (t) => t('problem.notReady'),
  address_refused: (t) => t('problem.addressRefused'),
};

const other = (t: TFunction) => t('problem.other');
