import { useTranslation } from 'react-i18next';

import type { Item } from '../../api/queries';
import { NONE } from '../../i18n/format';
import { useRoles } from '../roles';
import { useOtherWords } from './useOtherWords';

type Entry = Item<'/api/audit'>;

/** Entries of the audit trail as sentences; an action this version does not know is shown as it is. */
export function useAuditWords() {
  const { t } = useTranslation('settings');
  const roles = useRoles();
  const otherWords = useOtherWords();
  return {
    whoOf: ({ by }: Entry): string => {
      if (by.kind === 'nobody') return NONE;
      const name = by.name ?? t('audit.gone');
      return by.kind === 'apiKey' ? t('audit.byKey', { name }) : name;
    },
    whatOf: ({ action, target }: Entry): string => {
      const name = target.name ?? t('audit.gone');
      switch (action) {
        case 'member.invited':
          return t('audit.invited', { role: roles.find(({ value }) => value === target.id)?.label ?? target.id });
        case 'member.invitation_withdrawn':
          return t('audit.withdrawn');
        case 'member.joined':
          return t('audit.joined');
        case 'member.role_changed':
          return t('audit.roleChanged', { name });
        case 'member.removed':
          return t('audit.removed');
        case 'member.link_made':
          return t('audit.linkMade', { name });
        case 'session.started':
          return t('audit.signedIn');
        case 'session.ended':
          return t('audit.signedOut');
        case 'workspace.created':
          return t('audit.created');
        case 'workspace.renamed':
          return t('audit.renamed');
        case 'api_key.created':
          return t('audit.keyMade', { name });
        case 'api_key.revoked':
          return t('audit.keyRevoked', { name });
        case 'journey.created':
          return t('audit.journeyCreated', { name });
        case 'journey.published':
          return t('audit.journeyPublished', { name });
        case 'journey.people_moved':
          return t('audit.peopleMoved', { name });
        case 'journey.people_ended':
          return t('audit.peopleEnded', { name });
        case 'journey.paused':
          return t('audit.journeyPaused', { name });
        case 'journey.stopped':
          return t('audit.journeyStopped', { name });
        case 'journey.resumed':
          return t('audit.journeyResumed', { name });
        case 'journey.archived':
          return t('audit.journeyArchived', { name });
        case 'source.created':
          return t('audit.sourceCreated', { name });
        case 'source.changed':
          return t('audit.sourceChanged', { name });
        case 'source.secret_changed':
          return t('audit.secretChanged', { name });
        case 'source.key_rotated':
          return t('audit.keyRotated', { name });
        case 'source.deleted':
          return t('audit.sourceDeleted', { name });
        case 'sender.created':
          return t('audit.senderCreated', { name });
        case 'sender.changed':
          return t('audit.senderChanged', { name });
        case 'sender.deleted':
          return t('audit.senderDeleted', { name });
        case 'sender.role_bound':
          return t('audit.roleBound', { name });
        case 'template.installed':
          return t('audit.templateInstalled', { name });
        default:
          return otherWords(action, name) ?? [action, target.name ?? target.id].join(' · ');
      }
    },
  };
}
