import {
  CalendarClock,
  CalendarHeart,
  FlaskConical,
  GitBranch,
  History,
  LogOut,
  Mail,
  Search,
  Shuffle,
  Split,
  StickyNote,
  Timer,
  UserCheck,
  UsersRound,
  Workflow,
  Zap,
  type LucideIcon,
} from 'lucide-react';

import { familyOf } from '../canvas/graph/types';
import { Tile } from '../design/Tile';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  'n8n-nodes-perennial.abTest': FlaskConical,
  'n8n-nodes-perennial.branch': GitBranch,
  'n8n-nodes-perennial.dateTrigger': CalendarHeart,
  'n8n-nodes-perennial.eventTrigger': Zap,
  'n8n-nodes-perennial.exit': LogOut,
  'n8n-nodes-perennial.profileLookup': Search,
  'n8n-nodes-perennial.randomSplit': Shuffle,
  'n8n-nodes-perennial.scheduleTrigger': CalendarClock,
  'n8n-nodes-perennial.segmentMembership': UserCheck,
  'n8n-nodes-perennial.segmentTrigger': UsersRound,
  'n8n-nodes-perennial.splitByHistory': History,
  'n8n-nodes-perennial.splitByValue': Split,
  'n8n-nodes-perennial.sendEmail': Mail,
  'n8n-nodes-perennial.wait': Timer,
  'n8n-nodes-base.stickyNote': StickyNote,
};

export interface StepTileProps {
  readonly type: string;
  readonly size?: 'm' | 's';
  /** Instead of the usual one of its kind. */
  readonly icon?: LucideIcon | undefined;
}

/** The picture of a kind of step on the tint of its family. */
export function StepTile({ type, size = 'm', icon }: StepTileProps) {
  const Icon = icon ?? ICONS[type] ?? Workflow;
  return (
    <Tile family={familyOf(type)} size={size}>
      <Icon />
    </Tile>
  );
}
