import { alertMigrations } from './alerts/migrations';
import { changeMigrations } from './changes/service';
import { circuitMigrations } from './circuits/migrations';
import { credentialMigrations } from './credentials/migrations';
import { effectMigrations } from './effects/migrations';
import { enrolmentMigrations } from './enrolments/migrations';
import { eventMigrations } from './events/migrations';
import { importMigrations } from './imports/migrations';
import { journeyMigrations } from './journeys/migrations';
import { letterMigrations } from './letters/migrations';
import { matchingMigrations } from './matching/migrations';
import { messagingMigrations } from './messaging/migrations';
import { orderMigrations } from './orders/migrations';
import { edgeMigrations } from './platform/http/migrations';
import { jobsMigrations } from './platform/jobs';
import type { Migration } from './platform/migrations';
import { privacyMigrations } from './privacy/service';
import { productMigrations } from './products/service';
import { profileMigrations } from './profiles/migrations';
import { memberMigrations } from './segments/members/service';
import { segmentMigrations } from './segments/service';
import { rfmMigrations } from './rfm/service';
import { sourceMigrations } from './sources/migrations';
import { subscriptionMigrations } from './subscriptions/migrations';
import { templateMigrations } from './templates/migrations';
import { triggerMigrations } from './triggers/migrations';
import { bellMigrations } from './worker/bells';
import { workspaceMigrations } from './workspaces/migrations';

/** Every migration of every subject, in the order they are applied. New ones go to the end of their subject's list. */
export const MIGRATIONS: readonly Migration[] = [
  ...jobsMigrations,
  ...edgeMigrations,
  ...workspaceMigrations,
  ...changeMigrations,
  ...profileMigrations,
  ...orderMigrations,
  ...productMigrations,
  ...eventMigrations,
  ...sourceMigrations,
  ...rfmMigrations,
  ...memberMigrations,
  ...segmentMigrations,
  ...effectMigrations,
  ...enrolmentMigrations,
  ...journeyMigrations,
  ...messagingMigrations,
  ...subscriptionMigrations,
  ...templateMigrations,
  ...matchingMigrations,
  ...triggerMigrations,
  ...credentialMigrations,
  ...circuitMigrations,
  ...letterMigrations,
  ...importMigrations,
  ...privacyMigrations,
  ...alertMigrations,
  ...bellMigrations,
];
