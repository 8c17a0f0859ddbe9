import { createSign, generateKeyPairSync } from "node:crypto";
import type { AppRegistration } from "../config.ts";
import { SERVICE_URL } from "./activities.ts";

/** What must never show up anywhere, with the id that the tests' tokens are for. */
export const APP: AppRegistration = {
  appId: "00000000-0000-0000-0000-000000000001",
  password: "SECRET-PASSWORD",
  tenantId: undefined,
};

const KEY_ID = "the-connector's-key";
const connector = generateKeyPairSync("rsa", { modulusLength: 2048 });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** How to make a token; each can be wrong. */
export interface TokenOptions {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly algorithm?: "RS256" | "none";
  readonly signer?: "connector" | "stranger";
  readonly keyId?: string;
}

/** The header that comes with an activity, as the Bot Connector signs it. */
export function bearer({
  claims,
  algorithm = "RS256",
  signer = "connector",
  keyId = KEY_ID,
}: TokenOptions = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    iss: "https://api.botframework.com",
    aud: APP.appId,
    serviceurl: SERVICE_URL,
    nbf: now - 60,
    exp: now + 3600,
    ...claims,
  };
  const signed = `${encode({ typ: "JWT", alg: algorithm, kid: keyId })}.${encode(payload)}`;
  const { privateKey } = signer === "connector" ? connector : stranger;
  const signature = createSign("RSA-SHA256").update(signed).sign(privateKey, "base64url");
  return `Bearer ${signed}.${algorithm === "none" ? "" : signature}`;
}

/** The connector's public keys, as its metadata point to them. */
export function publicKeys(): object {
  const { n, e } = connector.publicKey.export({ format: "jwk" });
  return { keys: [{ kty: "RSA", use: "sig", kid: KEY_ID, n, e, endorsements: ["msteams", "webchat"] }] };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
