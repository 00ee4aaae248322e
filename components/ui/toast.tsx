import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import styles from './toast.module.css';

/** What a toast says. A new toast takes the place of the one before. */
export type ToastContent = {
  icon?: ReactNode;
  words: ReactNode;
  /** One verb, shown as a link at the end. */
  action?: { label: string; onAct: () => void };
  /** Absent: it goes by itself after some seconds. True: it stays until replaced. */
  stays?: boolean;
  /** How long it is shown; absent: long enough to read it. */
  shownMs?: number;
};

type Toasts = { show: (toast: ToastContent) => void; hide: () => void };

const ToastContext = createContext<Toasts>({ show: () => {}, hide: () => {} });

/** Long enough to read and reach, as the words stay available elsewhere (WCAG 2.2.1). */
const TOAST_MS = 8000;

/** Shows toasts of everything inside it, above `Toaster`'s place. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<ToastContent | null>(null);
  const hide = useCallback(() => setToast(null), []);
  useEffect(() => {
    if (toast === null || toast.stays === true) return undefined;
    const timer = setTimeout(hide, toast.shownMs ?? TOAST_MS);
    return () => clearTimeout(timer);
  }, [toast, hide]);
  const toasts = useMemo(() => ({ show: setToast, hide }), [hide]);
  return (
    <ToastContext value={toasts}>
      {children}
      <output className={styles.place}>{toast !== null && <Toast toast={toast} onDone={hide} />}</output>
    </ToastContext>
  );
}

/** How components show a toast. */
export function useToasts(): Toasts {
  return useContext(ToastContext);
}

function Toast({ toast, onDone }: { toast: ToastContent; onDone: () => void }) {
  const { action } = toast;
  const handleAct = () => {
    onDone();
    action?.onAct();
  };
  return (
    <span className={styles.toast}>
      {toast.icon}
      <span className={styles.words}>{toast.words}</span>
      {action !== undefined && (
        <button type="button" className={styles.action} onClick={handleAct}>
          {action.label}
        </button>
      )}
    </span>
  );
}
