import { useState } from "preact/hooks";
import { change } from "../api.ts";
import { createLoader } from "../data.ts";
import type { ChannelList, LinkCode } from "../shapes.ts";
import { tell } from "../toast.ts";
import { useViewer } from "../viewer.ts";
import { words } from "../words/index.ts";
import { act } from "./act.ts";
import { Field, onSubmit } from "./field.tsx";
import { Panel } from "./panel.tsx";
import { QrCode } from "./qr-code.tsx";

const useChannels = createLoader<ChannelList>();

/** The chats somebody is known in; a code for another one, both ways. */
export function Channels() {
  const { data } = useChannels("/v1/channels");
  const [code, setCode] = useState<LinkCode | null>(null);
  const offer = () =>
    act(async () => {
      const response = await change("POST", "/v1/channels/link");
      setCode(await response.json());
    });
  const redeem = (values: Record<string, string>, form: HTMLFormElement) =>
    act(async () => {
      await change("POST", "/v1/channels/link/redeem", { code: values.code });
      form.reset();
      tell({ text: words.settings.linked });
    });
  return (
    <Panel title={words.settings.channels}>
      <ul class="entries">
        {data?.channels.map(({ id, channel, detail }) => (
          <li key={id} class="setting">
            <span>
              {channelName(channel)} <span class="quiet">{detail}</span>
            </span>
            <button
              class="plain"
              type="button"
              aria-label={words.settings.unlinkOf(channelName(channel))}
              onClick={() => act(() => change("DELETE", `/v1/channels/${encodeURIComponent(id)}`))}
            >
              {words.settings.unlink}
            </button>
          </li>
        ))}
      </ul>
      <div class="form mt-3">
        <div class="form-buttons">
          <button class="chip" type="button" onClick={offer}>
            {words.settings.link}
          </button>
        </div>
        {code && <Offer code={code} />}
        <form class="form-row" onSubmit={onSubmit(redeem)}>
          <Field label={words.settings.redeem} name="code" maxLength={20} autoComplete="off" required />
          <button class="chip" type="submit">
            {words.settings.redeemIt}
          </button>
        </form>
      </div>
    </Panel>
  );
}

function Offer({ code: { code, expires_at, ways } }: { code: LinkCode }) {
  const { format } = useViewer();
  return (
    <div role="status">
      <p class="code">{code}</p>
      <p class="quiet">
        {words.settings.linkNote} {words.settings.expires(format.time(expires_at))}
      </p>
      <ul>
        {ways.map(({ channel, to, link, qr }) => (
          <li key={`${channel} ${to}`} class="quiet way">
            {qr && <QrCode qr={qr} label={words.settings.scan(channelName(channel))} />}
            {isWebLink(link) ? (
              <a href={link} rel="noreferrer" target="_blank">
                {words.settings.open(channelName(channel))}
              </a>
            ) : (
              words.settings.sendTo(channelName(channel), to ?? "")
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Only such addresses become links. */
function isWebLink(link: string | null): link is string {
  return link !== null && ["https:", "http:"].includes(URL.parse(link)?.protocol ?? "");
}

function channelName(channel: string): string {
  return words.channelNames[channel] ?? channel;
}
