import { change } from "../api.ts";
import { createLoader } from "../data.ts";
import type { SessionList } from "../shapes.ts";
import { useViewer } from "../viewer.ts";
import { words } from "../words/index.ts";
import { act } from "./act.ts";
import { Panel } from "./panel.tsx";

const useSessions = createLoader<SessionList>();

/** Where somebody is signed in, to be ended one by one or all at once. */
export function Sessions() {
  const { format } = useViewer();
  const { data } = useSessions("/v1/auth/sessions");
  const endAll = () =>
    act(async () => {
      await change("POST", "/v1/auth/logout?everywhere=true");
      location.replace("/");
    });
  return (
    <Panel title={words.settings.sessions}>
      <ul class="entries">
        {data?.sessions.map(({ id, device, created_at, is_current }) => (
          <li key={id} class="setting">
            <span>
              {device ?? words.settings.unknownDevice}{" "}
              <span class="quiet">
                {is_current ? words.settings.current_device : words.settings.since(format.day(created_at.slice(0, 10)))}
              </span>
            </span>
            {!is_current && (
              <button
                class="plain"
                type="button"
                aria-label={words.settings.endOf(device ?? words.settings.unknownDevice)}
                onClick={() => act(() => change("DELETE", `/v1/auth/sessions/${id}`))}
              >
                {words.settings.end}
              </button>
            )}
          </li>
        ))}
      </ul>
      <div class="form-buttons mt-3">
        <button class="chip" type="button" onClick={endAll}>
          {words.settings.everywhere}
        </button>
      </div>
    </Panel>
  );
}
