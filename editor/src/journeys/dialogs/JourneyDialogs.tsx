import type { JourneySummary } from '../list/attention';
import { PeopleDialog } from '../people/PeopleDialog';
import { TemplateDialog } from '../templates/TemplateDialog';
import type { Template } from '../templates/settings';
import { ArchiveDialog } from './ArchiveDialog';
import { ImportDialog } from './ImportDialog';
import { NewJourneyDialog } from './NewJourneyDialog';
import { PauseDialog } from './PauseDialog';
import { RenameDialog } from './RenameDialog';
import { ResumeDialog } from './ResumeDialog';

export type OpenDialog =
  | { readonly kind: 'new' | 'import' }
  | { readonly kind: 'template'; readonly template: Template }
  | { readonly kind: 'rename' | 'people' | 'pause' | 'resume' | 'archive'; readonly journey: JourneySummary };

export interface JourneyDialogsProps {
  readonly open: OpenDialog | undefined;
  readonly onClose: () => void;
}

/** The one dialog of the list that is open, if any. */
export default function JourneyDialogs({ open, onClose }: JourneyDialogsProps) {
  switch (open?.kind) {
    case undefined:
      return null;
    case 'new':
      return <NewJourneyDialog onClose={onClose} />;
    case 'import':
      return <ImportDialog onClose={onClose} />;
    case 'template':
      return <TemplateDialog template={open.template} onClose={onClose} />;
    case 'rename':
      return <RenameDialog journey={open.journey} onClose={onClose} />;
    case 'people':
      return <PeopleDialog journey={open.journey} onClose={onClose} />;
    case 'pause':
      return <PauseDialog journey={open.journey} onClose={onClose} />;
    case 'resume':
      return <ResumeDialog journey={open.journey} onClose={onClose} />;
    case 'archive':
      return <ArchiveDialog journey={open.journey} onClose={onClose} />;
  }
}
