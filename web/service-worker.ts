/**
 * Keeps the page itself, so that it opens without a network: its documents, scripts and styles, of this origin only. What
 * the server answers about anybody's money (`/v1/…`) goes past it and is kept nowhere.
 */

/** Put in place of this name by the build: the files of the page, and a mark that changes with them. */
declare const BUILT_SHELL: { readonly version: string; readonly files: readonly string[] };

interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface AskedEvent extends LifeEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const PREFIX = "budgetwise-shell-";
const { version, files } = BUILT_SHELL;
const CACHE = `${PREFIX}${version}`;

/** What is shown where the network can't be reached: the page, which then says so. */
const DOCUMENT = "/index.html";

addEventListener("install", (event) => {
  if (isLife(event)) event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(files)));
});

addEventListener("activate", (event) => {
  if (isLife(event)) event.waitUntil(dropOthers());
});

addEventListener("fetch", (event) => {
  if (!isAsked(event)) return;
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") {
    // Only the server knows whether somebody is signed in, so that it is asked first.
    if (pathname === "/") event.respondWith(fetch(request).catch(() => kept(DOCUMENT, request)));
  } else if (files.includes(pathname)) event.respondWith(kept(pathname, request));
});

async function kept(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
  );
}

function isLife(event: Event): event is LifeEvent {
  return "waitUntil" in event;
}

function isAsked(event: Event): event is AskedEvent {
  return isLife(event) && "request" in event;
}
