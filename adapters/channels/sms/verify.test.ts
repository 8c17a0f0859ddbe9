import { expect, test } from "vitest";
import { readForm } from "./form.ts";
import { ACCOUNT, signed, textFields } from "./testing/signed.ts";
import { verifyTwilioRequest } from "./verify.ts";

const URL_ON_RECORD = "https://wise.example.org/webhooks/twilio/sms";

function verify(
  request: ReturnType<typeof signed>,
  { url = URL_ON_RECORD, authToken = ACCOUNT.token }: { url?: string; authToken?: string } = {},
) {
  return verifyTwilioRequest(request.headers, { authToken, url, fields: readForm(request.body) });
}

test("believes what was signed for our address", () => {
  expect(verify(signed(URL_ON_RECORD, textFields("coffee 4.50 & cake, 3 € 🍰")))).toBe(true);
});

test("believes it with a query in the address", () => {
  const url = `${URL_ON_RECORD}?from=twilio&n=1`;
  expect(verify(signed(url, textFields("hi")), { url })).toBe(true);
});

test("believes Twilio's own example", () => {
  // twilio.com/docs/usage/security, "Validating signatures from Twilio"
  const fields = {
    CallSid: "CA1234567890ABCDE",
    Caller: "+12349013030",
    Digits: "1234",
    From: "+12349013030",
    To: "+18005551212",
  };
  const headers = { "x-twilio-signature": "0/KCTR6DLpKmkAf8muzZqo1nDgQ=" };
  const url = "https://mycompany.com/myapp.php?foo=1&bar=2";
  expect(verifyTwilioRequest(headers, { authToken: "12345", url, fields })).toBe(true);
});

test.each([
  { name: "another account's token", request: signed(URL_ON_RECORD, textFields("hi"), "another") },
  { name: "another host", request: signed("https://evil.example.org/webhooks/twilio/sms", textFields("hi")) },
  { name: "another webhook", request: signed("https://wise.example.org/webhooks/twilio/status", textFields("hi")) },
  { name: "no signature", request: { ...signed(URL_ON_RECORD, textFields("hi")), headers: {} } },
  {
    name: "two signatures",
    request: { ...signed(URL_ON_RECORD, textFields("hi")), headers: { "x-twilio-signature": ["a", "b"] } },
  },
  {
    name: "a changed text",
    request: { ...signed(URL_ON_RECORD, textFields("hi")), body: signed(URL_ON_RECORD, textFields("ho")).body },
  },
])("does not believe $name", ({ request }) => {
  expect(verify(request)).toBe(false);
});

test("believes nothing without a token", () => {
  expect(verify(signed(URL_ON_RECORD, textFields("hi"), ""), { authToken: "" })).toBe(false);
});
