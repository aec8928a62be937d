import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation } from '../../api/queries';
import { useRefusal } from '../../app/useRefusal';
import { Button } from '../../design/Button';
import { ConfirmDialog } from '../../design/ConfirmDialog';
import { CopyField } from '../../design/CopyField';
import { Dialog } from '../../design/Dialog';
import { Note } from '../../design/Note';
import { notify } from '../../design/toasts';
import { useProblemText } from '../../i18n/useProblemText';
import type { Source } from '../sourceWords';
import { ChangeDialog } from './ChangeDialog';

export interface SourceActsProps {
  readonly source: Source;
  readonly onGone: () => void;
}

export function SourceActs({ source, onGone }: SourceActsProps) {
  const { t } = useTranslation(['sources', 'common']);
  const refused = useRefusal()('sources:edit');
  const [open, setOpen] = useState<'change' | 'rotate' | 'remove'>();
  const close = () => {
    setOpen(undefined);
  };
  const opener = (what: typeof open) => () => {
    setOpen(what);
  };
  return (
    <>
      <Button look="danger" disabledReason={refused} onClick={opener('remove')}>
        {t('remove.act')}
      </Button>
      {source.kind === 'segment' && (
        <Button disabledReason={refused} onClick={opener('rotate')}>
          {t('rotate.act')}
        </Button>
      )}
      <Button disabledReason={refused} onClick={opener('change')}>
        {source.kind !== 'segment' ? t('change.actShop') : t('change.act')}
      </Button>
      {open === 'change' && <ChangeDialog source={source} onClose={close} />}
      <Rotate source={source} open={open === 'rotate'} onClose={close} />
      <Remove source={source} open={open === 'remove'} onClose={close} onGone={onGone} />
    </>
  );
}

interface PartProps {
  readonly source: Source;
  readonly open: boolean;
  readonly onClose: () => void;
}

function Rotate({ source: { id, name }, open, onClose }: PartProps) {
  const { t } = useTranslation('sources');
  const explain = useProblemText();
  const [key, setKey] = useState<string>();
  const rotate = useApiMutation('post', '/api/sources/{sourceId}/rotate', {
    onSuccess: ({ writeKey }) => {
      setKey(writeKey);
    },
  });
  return (
    <>
      <ConfirmDialog
        open={open}
        onOpenChange={onClose}
        title={t('rotate.title', { name })}
        consequence={t('rotate.consequence')}
        confirm={t('rotate.confirm')}
        explain={explain}
        onConfirm={() => rotate.mutateAsync({ params: { path: { sourceId: id } } })}
      />
      <Dialog
        stay
        open={key !== undefined}
        title={t('rotate.done', { name })}
        onOpenChange={() => {
          setKey(undefined);
        }}
      >
        <CopyField label={t('tracking.key')} value={key ?? ''} />
        <Note tone="warn">{t('tracking.keyOnce')}</Note>
      </Dialog>
    </>
  );
}

function Remove({ source, open, onClose, onGone }: PartProps & { readonly onGone: () => void }) {
  const { t } = useTranslation('sources');
  const explain = useProblemText();
  const { id, name, kind } = source;
  const remove = useApiMutation('delete', '/api/sources/{sourceId}', {
    renews: ['/api/sources'],
    onSuccess: () => {
      notify({ title: t('remove.done', { name }) });
      onGone();
    },
  });
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onClose}
      danger
      title={t('remove.title', { name })}
      consequence={kind === 'shopify' ? t('remove.consequenceShop') : t('remove.consequence')}
      confirm={t('remove.confirm')}
      explain={explain}
      onConfirm={() => remove.mutateAsync({ params: { path: { sourceId: id } } })}
    />
  );
}
