import type { RunningApp } from "../support/run-app.ts";

/** A way into the product, with the peer that stands for its platform. */
export interface Door {
  readonly name: string;
  /** Why it can't be tried here, or null. */
  readonly missing: string | null;
  /** Starts the peer for a product that will listen there. */
  open(publicUrl: string): Promise<OpenDoor>;
}

/** A peer that runs. */
export interface OpenDoor {
  /** Environment variables that switch the channel on. */
  readonly settings: Readonly<Record<string, string>>;
  /** Makes a person there who is linked with the owner, by a code of the start or by the one that is given. */
  enter(running: RunningApp, code?: string): Promise<Person>;
  /** Somebody who is not paired says something. @returns what they hear, null for silence */
  knock(running: RunningApp, text: string): Promise<string | null>;
  /** The status of a request that the platform did not sign. */
  forge(running: RunningApp): Promise<number>;
  /** What broke the platform's own specification. */
  violations(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Somebody who talks through a door. */
export interface Person {
  /** Says something and hears the answer, as text. */
  say(text: string): Promise<string>;
  /** All that they were shown without asking, and with; empty where nothing is pushed. */
  heard(): Promise<readonly string[]>;
}
