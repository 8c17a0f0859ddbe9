import { describe, expect, test } from "vitest";
import { isConnector } from "./service-url.ts";

const APP = { appId: "1" };

describe("with a registration", () => {
  test.each([
    "https://smba.trafficmanager.net/emea/",
    "https://smba.trafficmanager.net/teams",
    "https://smba.infra.gcc.teams.microsoft.com/teams",
  ])("replies may go to %s", (url) => {
    expect(isConnector(url, APP)).toBe(true);
  });

  test.each([
    "http://smba.trafficmanager.net/emea/",
    "https://smba.trafficmanager.net:8443/",
    "https://evil.trafficmanager.net/",
    "https://smba.trafficmanager.net.evil.example/",
    "https://smba.trafficmanager.net@evil.example/",
    "https://teams.microsoft.com.evil.example/",
    "https://evilteams.microsoft.com/",
    "https://127.0.0.1/",
    "https://169.254.169.254/metadata",
    "http://localhost:3978/",
    "file:///etc/passwd",
    "smba.trafficmanager.net",
    "",
  ])("replies may not go to %j", (url) => {
    expect(isConnector(url, APP)).toBe(false);
  });
});

describe("for the emulator", () => {
  test.each([
    "http://localhost:56150/_connector",
    "http://127.0.0.1:3500",
    "http://127.0.0.53",
    "https://[::1]:9000/",
    "http://LOCALHOST:1/",
    "http://2130706433:3500",
  ])("replies may go to %s", (url) => {
    expect(isConnector(url, "emulator")).toBe(true);
  });

  test.each([
    "https://smba.trafficmanager.net/emea/",
    "http://10.0.0.1/",
    "http://127.0.0.1.evil.example/",
    "http://localhost.evil.example/",
    "http://user@localhost/",
    "ftp://localhost/",
    "http://0.0.0.0:3500",
  ])("replies may not go to %s", (url) => {
    expect(isConnector(url, "emulator")).toBe(false);
  });
});
