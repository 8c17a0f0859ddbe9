import { useState } from "preact/hooks";
import { change } from "../api.ts";
import { createLoader } from "../data.ts";
import type { TokenList } from "../shapes.ts";
import { words } from "../words/index.ts";
import { act } from "./act.ts";
import { Field, onSubmit } from "./field.tsx";
import { Panel } from "./panel.tsx";

const useTokens = createLoader<TokenList>();

/** What programs were given; a new one is shown once. */
export function Tokens() {
  const { data } = useTokens("/v1/tokens");
  const [secret, setSecret] = useState("");
  const make = (values: Record<string, string>, form: HTMLFormElement) =>
    act(async () => {
      const scopes = "can_write" in values ? ["read", "write"] : ["read"];
      const response = await change("POST", "/v1/tokens", { name: values.name, scopes });
      const { token }: { token: string } = await response.json();
      setSecret(token);
      form.reset();
    });
  return (
    <Panel title={words.settings.tokens}>
      <ul class="entries">
        {data?.tokens.map(({ id, name, scopes }) => (
          <li key={id} class="setting">
            <span>
              {name}{" "}
              <span class="quiet">{scopes.includes("write") ? words.settings.readsWrites : words.settings.reads}</span>
            </span>
            <button
              class="plain"
              type="button"
              aria-label={words.settings.revokeOf(name)}
              onClick={() => act(() => change("DELETE", `/v1/tokens/${id}`))}
            >
              {words.settings.revoke}
            </button>
          </li>
        ))}
      </ul>
      {data?.tokens.length === 0 && <p class="quiet teach">{words.settings.noTokens}</p>}
      <form class="form mt-3" onSubmit={onSubmit(make)}>
        <Field label={words.settings.tokenName} name="name" maxLength={60} required />
        <label class="check">
          <input type="checkbox" name="can_write" />
          {words.settings.canWrite}
        </label>
        <div class="form-buttons">
          <button class="chip" type="submit">
            {words.settings.makeToken}
          </button>
        </div>
        <div role="status">
          {secret !== "" && (
            <>
              <p class="quiet">{words.settings.tokenOnce}</p>
              <p class="code token-secret">{secret}</p>
            </>
          )}
        </div>
      </form>
    </Panel>
  );
}
