import type { Translate } from '../i18n/translate';

const NAMES: Readonly<Record<string, (t: Translate) => string>> = {
  'n8n-nodes-perennial.abTest': (t) => t('splits:name.abTest'),
  'n8n-nodes-perennial.branch': (t) => t('inspector:type.branch'),
  'n8n-nodes-perennial.consent': (t) => t('acts:name.consent'),
  'n8n-nodes-perennial.dateTrigger': (t) => t('dates:name'),
  'n8n-nodes-perennial.eventTrigger': (t) => t('inspector:type.entry'),
  'n8n-nodes-perennial.exit': (t) => t('inspector:type.exit'),
  'n8n-nodes-perennial.profileLookup': (t) => t('inspector:type.lookup'),
  'n8n-nodes-perennial.randomSplit': (t) => t('splits:name.random'),
  'n8n-nodes-perennial.scheduleTrigger': (t) => t('schedules:name'),
  'n8n-nodes-perennial.segmentMembership': (t) => t('segmentSteps:name.membership'),
  'n8n-nodes-perennial.segmentTrigger': (t) => t('segmentSteps:name.trigger'),
  'n8n-nodes-perennial.splitByHistory': (t) => t('splits:name.history'),
  'n8n-nodes-perennial.splitByValue': (t) => t('splits:name.value'),
  'n8n-nodes-perennial.sendEmail': (t) => t('inspector:type.send'),
  'n8n-nodes-perennial.trackEvent': (t) => t('acts:name.track'),
  'n8n-nodes-perennial.updateProfile': (t) => t('acts:name.update'),
  'n8n-nodes-perennial.wait': (t) => t('inspector:type.wait'),
};

/** What kind of step it is; those of other packages have their own names. */
export function typeName(t: Translate, type: string, displayName: string | undefined): string {
  return (Object.hasOwn(NAMES, type) ? NAMES[type]?.(t) : undefined) ?? displayName ?? type;
}
