import type { Account } from "../api.ts";
import { change } from "../api.ts";
import { createLoader } from "../data.ts";
import { tell } from "../toast.ts";
import { words } from "../words/index.ts";
import { act } from "./act.ts";
import { Field, onSubmit } from "./field.tsx";
import { Panel } from "./panel.tsx";

const useAccount = createLoader<Account>();

/** Name, address and password. */
export function Profile() {
  const { data: account } = useAccount("/v1/auth/me");
  if (!account) return null;
  const rename = ({ full_name }: Record<string, string>) =>
    act(async () => {
      await change("PATCH", "/v1/auth/me", { full_name });
      tell({ text: words.settings.saved });
    });
  const setPassword = ({ email, current_password, new_password }: Record<string, string>, form: HTMLFormElement) =>
    act(async () => {
      const proof = account.email === null ? { email } : { current_password };
      await change("POST", "/v1/auth/password", { ...proof, new_password });
      form.reset();
      tell({ text: words.settings.passwordSet });
    });
  return (
    <Panel title={words.settings.profile} aside={<p class="quiet">{account.email}</p>}>
      <form class="form-row mt-3" onSubmit={onSubmit(rename)}>
        <Field label={words.settings.name} name="full_name" defaultValue={account.full_name} maxLength={100} required />
        <button class="chip" type="submit">
          {words.save}
        </button>
      </form>
      {account.email === null && <p class="quiet teach">{words.settings.noEmail}</p>}
      <form class="form-row mt-3" onSubmit={onSubmit(setPassword)}>
        {account.email === null ? (
          <Field label={words.settings.email} name="email" type="email" autoComplete="username" required />
        ) : (
          <Field
            label={words.settings.current}
            name="current_password"
            type="password"
            autoComplete="current-password"
            required
          />
        )}
        <Field
          label={words.settings.next}
          name="new_password"
          type="password"
          autoComplete="new-password"
          maxLength={128}
          required
        />
        <button class="chip" type="submit">
          {words.settings.setPassword}
        </button>
      </form>
    </Panel>
  );
}
