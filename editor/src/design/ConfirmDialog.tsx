import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from './Button';
import { Dialog } from './Dialog';
import { Note } from './Note';

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The question: "Pause Abandoned cart?" */
  readonly title: string;
  /** What follows, in numbers: "250 people stop where they are." */
  readonly consequence: ReactNode;
  /** Names the act: "Pause for 250 people", never "OK". */
  readonly confirm: string;
  readonly danger?: boolean | undefined;
  /** The dialog closes when it is done; a failure is said inside. */
  readonly onConfirm: () => Promise<unknown>;
  /** A failure in words, see useProblemText. */
  readonly explain: (error: unknown) => string;
  readonly children?: ReactNode;
  readonly disabled?: boolean | undefined;
}

/** Asks before something that reaches customers or cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, consequence, confirm, danger, onConfirm, explain, children, disabled } = props;
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const act = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onConfirm();
      onOpenChange(false);
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setProblem(undefined);
        onOpenChange(next);
      }}
      title={title}
      description={consequence}
      size="s"
      footer={
        <>
          <Button
            look="quiet"
            onClick={() => {
              onOpenChange(false);
            }}
          >
            {t('cancel')}
          </Button>
          <Button look={danger ? 'danger' : 'primary'} busy={busy} disabled={disabled} onClick={() => void act()}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
      {problem && (
        <Note tone="danger" live>
          {problem}
        </Note>
      )}
    </Dialog>
  );
}
