import { createLoader } from "../data.ts";
import type { Preferences } from "../shapes.ts";
import { words } from "../words/index.ts";
import { changeBook } from "../writes.ts";
import { Field, onSubmit, Select } from "./field.tsx";
import { Panel } from "./panel.tsx";

const usePreferences = createLoader<Preferences>();

/** How somebody wants to be taken; only what was changed is sent, and one undo takes it back. */
export function PreferencesForm() {
  const { data } = usePreferences("/v1/preferences");
  if (!data) return null;
  const before = fieldsOf(data);
  const save = (values: Record<string, string>) => {
    const changed = Object.keys(values).filter((name) => values[name] !== before[name]);
    if (changed.length === 0) return;
    void changeBook(words.settings.saved, "PATCH", "/v1/preferences", bodyOf(values, changed));
  };
  const { settings } = words;
  const field = (name: string) => ({ name, defaultValue: before[name] ?? "" });
  return (
    <Panel title={settings.preferences}>
      {/* Drawn anew where they were changed elsewhere. */}
      <form key={JSON.stringify(before)} class="form mt-3" onSubmit={onSubmit(save)}>
        <div class="form-row">
          <Field label={settings.payday} type="number" min={1} max={31} required {...field("payday")} />
          <Field label={settings.alerts} maxLength={30} {...field("alerts")} />
          <Field label={settings.quietFrom} type="time" {...field("quiet_from")} />
          <Field label={settings.quietTo} type="time" {...field("quiet_to")} />
        </div>
        <div class="form-row">
          {Object.entries(settings.choices).map(([name, { label, options }]) => (
            <Select key={name} label={label} name={name}>
              {Object.entries(options).map(([value, text]) => (
                <option key={value} value={value} selected={value === before[name]}>
                  {text}
                </option>
              ))}
            </Select>
          ))}
        </div>
        <div class="form-row">
          <Field label={settings.currency} maxLength={3} required {...field("currency")} />
          <Field label={settings.locale} maxLength={35} required {...field("locale")} />
          <Field label={settings.zone} list="zones" maxLength={60} required {...field("time_zone")} />
          <datalist id="zones">
            {Intl.supportedValuesOf("timeZone").map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </div>
        <div class="form-buttons">
          <button class="chip" type="submit">
            {words.save}
          </button>
        </div>
      </form>
    </Panel>
  );
}

/** The preferences as the form's fields hold them. */
function fieldsOf({ quiet_hours, alerts, payday, ...others }: Preferences): Record<string, string> {
  return {
    ...Object.fromEntries(Object.entries(others).map(([name, value]) => [name, String(value)])),
    payday: String(payday),
    alerts: alerts.join(", "),
    quiet_from: quiet_hours?.from ?? "",
    quiet_to: quiet_hours?.to ?? "",
  };
}

/** What of the fields was changed, as the API takes it. */
function bodyOf(values: Record<string, string>, changed: readonly string[]): object {
  const { payday = "", alerts = "", quiet_from: from = "", quiet_to: to = "", currency = "" } = values;
  const others = changed.filter((name) => !["payday", "alerts", "quiet_from", "quiet_to", "currency"].includes(name));
  const isQuietChanged = changed.includes("quiet_from") || changed.includes("quiet_to");
  return {
    ...Object.fromEntries(others.map((name) => [name, values[name]])),
    ...(changed.includes("payday") ? { payday: Number(payday) } : {}),
    ...(changed.includes("currency") ? { currency: currency.toUpperCase() } : {}),
    ...(changed.includes("alerts") ? { alerts: (alerts.match(/\d+/g) ?? []).map(Number) } : {}),
    // Without both ends there are none.
    ...(isQuietChanged ? { quiet_hours: from === "" || to === "" ? null : { from, to } } : {}),
  };
}
