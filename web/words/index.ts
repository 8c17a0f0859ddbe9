import { chat } from "./chat.ts";
import { common } from "./common.ts";
import { door } from "./door.ts";
import { expenses } from "./expenses.ts";
import { home } from "./home.ts";
import { judging } from "./judging.ts";
import { planning } from "./planning.ts";
import { settings } from "./settings.ts";
import { teaching } from "./teaching.ts";

/** Every English sentence of the screens, in one place. */
export const words = {
  ...common,
  ...door,
  ...chat,
  ...home,
  ...expenses,
  ...planning,
  ...judging,
  ...teaching,
  ...settings,
} as const;
