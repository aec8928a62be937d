import { Dialog } from '../design/Dialog';
import { SentMessage } from './SentMessage';

export interface SentMessageDialogProps {
  readonly sendId: string;
  readonly title: string;
  readonly onClose: () => void;
}

export function SentMessageDialog({ sendId, title, onClose }: SentMessageDialogProps) {
  return (
    <Dialog open size="l" title={title} onOpenChange={onClose}>
      <SentMessage sendId={sendId} />
    </Dialog>
  );
}
