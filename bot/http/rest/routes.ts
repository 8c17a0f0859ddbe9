import { accountRoutes } from "./account-routes.ts";
import { aiRoutes } from "./ai-routes.ts";
import { budgetRoutes } from "./budget-routes.ts";
import { categoryRoutes } from "./category-routes.ts";
import { channelRoutes } from "./channel-routes.ts";
import { conversationRoutes } from "./conversation-routes.ts";
import { eventRoutes } from "./event-routes.ts";
import { expenseRoutes } from "./expense-routes.ts";
import { goalRoutes } from "./goal-routes.ts";
import { mcpRoutes } from "./mcp-routes.ts";
import { operationRoutes } from "./operation-routes.ts";
import { paceRoutes } from "./pace-routes.ts";
import { planRoutes } from "./plan-routes.ts";
import { preferenceRoutes } from "./preference-routes.ts";
import { rankingRoutes } from "./ranking-routes.ts";
import { recurringRoutes } from "./recurring-routes.ts";
import { reminderRoutes } from "./reminder-routes.ts";
import type { Route } from "./route.ts";
import { ruleRoutes } from "./rule-routes.ts";
import { sessionRoutes } from "./session-routes.ts";
import { severalExpensesRoutes } from "./several-expenses-routes.ts";
import { signInRoutes } from "./sign-in-routes.ts";
import { speechRoutes } from "./speech-routes.ts";
import { tokenRoutes } from "./token-routes.ts";

/** Every endpoint of the API. The router, the OpenAPI file, the docs page and the tests of access are made of it. */
export const ROUTES: readonly Route[] = [
  ...signInRoutes,
  ...sessionRoutes,
  ...tokenRoutes,
  ...accountRoutes,
  ...preferenceRoutes,
  ...rankingRoutes,
  ...categoryRoutes,
  ...ruleRoutes,
  ...budgetRoutes,
  ...paceRoutes,
  ...planRoutes,
  ...severalExpensesRoutes,
  ...expenseRoutes,
  ...goalRoutes,
  ...recurringRoutes,
  ...reminderRoutes,
  ...operationRoutes,
  ...channelRoutes,
  ...aiRoutes,
  ...speechRoutes,
  ...conversationRoutes,
  ...eventRoutes,
  ...mcpRoutes,
];
