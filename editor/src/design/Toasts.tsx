import './Toasts.css';

import { Toast } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { IconButton } from './IconButton';
import { showNotices, toastManager, type ToastData } from './toasts';

/** Once, at the root: where notices appear. F6 leads there. */
export default function Toasts() {
  return (
    <Toast.Provider toastManager={toastManager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="toasts">
          <Shown />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Shown() {
  useEffect(showNotices, []);
  const { toasts } = Toast.useToastManager<ToastData>();
  return toasts.map((toast) => <One key={toast.id} toast={toast} />);
}

function One({ toast }: { readonly toast: Toast.Root.ToastObject<ToastData> }) {
  const { t } = useTranslation();
  const { tone = 'neutral', action } = toast.data ?? {};
  const Icon = tone === 'danger' || tone === 'warn' ? CircleAlert : CircleCheck;
  return (
    <Toast.Root toast={toast} className={`toast toast-${tone}`}>
      <Toast.Content className="toast-content">
        <Icon size={16} aria-hidden="true" />
        <div className="grow">
          <Toast.Title className="toast-title" render={<p />} />
          <Toast.Description className="small" />
        </div>
        {action && (
          <button
            type="button"
            className="toast-action"
            onClick={() => {
              toastManager.close(toast.id);
              action.run();
            }}
          >
            {action.label}
          </button>
        )}
        <Toast.Close render={<IconButton silent size="xs" label={t('close')} icon={<X />} />} />
      </Toast.Content>
    </Toast.Root>
  );
}
