import { CONTENDERS, type Contender, isContender, type Tells, type Told } from "./contender.ts";

/** A contender's process, which does as its parent asks. usage: process.ts NAME, by fork */
const name = process.argv[2];
if (!isContender(name)) throw new Error(`“${name}” is no contender.`);
const create = CONTENDERS[name];
let contender: Contender | null = null;

async function obey(told: Told): Promise<void> {
  if (told === "cpu") tell({ cpu: process.cpuUsage() });
  else if (told === "stop") {
    await contender?.stop();
    process.exit();
  } else {
    contender = await create(told.start);
    tell({ started: { url: contender.url, introductions: contender.introductions } });
  }
}

function tell(what: Tells): void {
  process.send?.(what);
}

process.on("message", (told: Told) => {
  obey(told).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  });
});
