import { useEffect, useState } from "preact/hooks";
import { type Toast, tell, watchToasts } from "../toast.ts";

/** Says what was done, and lets it be taken back. */
export function Toasts() {
  const [toast, setToast] = useState<Toast | null>(null);
  useEffect(() => watchToasts(setToast), []);
  return (
    <div class="toasts" role="status">
      {toast && (
        <p class="toast">
          {toast.text}
          {toast.action && (
            <button
              type="button"
              onClick={() => {
                tell(null);
                toast.action?.run();
              }}
            >
              {toast.action.label}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
