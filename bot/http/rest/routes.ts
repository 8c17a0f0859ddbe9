import { accountRoutes } from "./account-routes.ts";
import { aiRoutes } from "./ai-routes.ts";
import { budgetRoutes } from "./budget-routes.ts";
import { channelRoutes } from "./channel-routes.ts";
import { conversationRoutes } from "./conversation-routes.ts";
import { expenseRoutes } from "./expense-routes.ts";
import { laterRoutes } from "./later-routes.ts";
import { operationRoutes } from "./operation-routes.ts";
import { paceRoutes } from "./pace-routes.ts";
import { planRoutes } from "./plan-routes.ts";
import { rankingRoutes } from "./ranking-routes.ts";
import type { Route } from "./route.ts";
import { signInRoutes } from "./sign-in-routes.ts";
import { speechRoutes } from "./speech-routes.ts";

/** Every endpoint of the API. The router, the OpenAPI file, the docs page and the tests of access are made of it. */
export const ROUTES: readonly Route[] = [
  ...signInRoutes,
  ...accountRoutes,
  ...rankingRoutes,
  ...budgetRoutes,
  ...paceRoutes,
  ...planRoutes,
  ...expenseRoutes,
  ...laterRoutes,
  ...operationRoutes,
  ...channelRoutes,
  ...aiRoutes,
  ...speechRoutes,
  ...conversationRoutes,
];
