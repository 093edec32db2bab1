import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

interface DialogProps {
  readonly label: string;
  readonly className: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog of the browser's own: traps focus, closes with Escape or a click beside it, gives focus back. */
export function Dialog({ label, className, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null || dialog.open) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-first]')?.focus();
  }, []);
  return (
    <dialog
      ref={ref}
      className={`dialog ${className}`}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === ref.current) ref.current?.close();
      }}
    >
      {children}
    </dialog>
  );
}

/** A small panel under its button: closes with Escape, or when focus or the pointer goes elsewhere. */
export function Popover({ label, className, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const panel = ref.current;
    const opener = document.activeElement;
    panel?.querySelector<HTMLElement>('[data-first], button, a, input')?.focus();
    const onDown = (event: PointerEvent) => {
      const anchor = panel?.parentElement;
      if (event.target instanceof Node && anchor?.contains(event.target) !== true) onClose();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onClose();
      if (opener instanceof HTMLElement) opener.focus();
    };
    document.addEventListener('pointerdown', onDown);
    panel?.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onDown);
      panel?.removeEventListener('keydown', onKey);
    };
  }, [onClose]);
  return (
    <div ref={ref} className={`popover ${className}`} role="dialog" aria-label={label}>
      {children}
    </div>
  );
}
