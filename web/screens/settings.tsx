import { Channels } from "../parts/channels.tsx";
import { Panel } from "../parts/panel.tsx";
import { Profile } from "../parts/profile.tsx";
import { Sessions } from "../parts/sessions.tsx";
import { Tokens } from "../parts/tokens.tsx";
import { words } from "../words.ts";

/** Who somebody is, and where they are known. */
export function SettingsScreen() {
  return (
    <div class="screen-stack">
      <Channels />
      <Profile />
      <Panel title={words.settings.pin}>
        <div class="setting">
          <span class="quiet">{words.settings.pinNote}</span>
          <a href="/pin">{words.settings.pinSet}</a>
        </div>
      </Panel>
      <Tokens />
      <Sessions />
    </div>
  );
}
