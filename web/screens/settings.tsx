import { Bills } from "../parts/bills.tsx";
import { Channels } from "../parts/channels.tsx";
import { LearnedRules } from "../parts/learned-rules.tsx";
import { OwnCategories } from "../parts/own-categories.tsx";
import { Panel } from "../parts/panel.tsx";
import { PreferencesForm } from "../parts/preferences.tsx";
import { Profile } from "../parts/profile.tsx";
import { Reminders } from "../parts/reminders.tsx";
import { Sessions } from "../parts/sessions.tsx";
import { Tokens } from "../parts/tokens.tsx";
import { words } from "../words/index.ts";

/** Where somebody is known, how they want to be taken, and what is known of them. */
export function SettingsScreen() {
  return (
    <div class="screen-stack">
      <Channels />
      <PreferencesForm />
      <Bills />
      <Reminders />
      <OwnCategories />
      <LearnedRules />
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
