import { writeFileSync } from "node:fs";
import { openApi } from "../bot/http/rest/openapi.ts";

/** Writes docs/openapi.json, which a test compares with the endpoints. */
writeFileSync(new URL("../docs/openapi.json", import.meta.url), `${JSON.stringify(openApi(), null, 2)}\n`);
