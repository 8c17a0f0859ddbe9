import type { Book } from "../../domain/book.ts";
import { normaliseDescription } from "../../domain/entry.ts";
import { InvalidInput } from "../../domain/errors.ts";
import type { Goal } from "../../domain/goal.ts";

/** The goal of that name, or the one whose name holds its words. @throws InvalidInput when there is none, or several */
export async function findGoal(book: Book, name: string): Promise<Goal> {
  const goals = await book.records("goals");
  const wanted = normaliseDescription(name);
  const exact = goals.find((goal) => normaliseDescription(goal.name) === wanted);
  if (exact) return exact;
  const words = wanted.split(" ");
  const near = goals.filter((goal) => {
    const its = normaliseDescription(goal.name).split(" ");
    return words.every((word) => its.includes(word)) || its.every((word) => words.includes(word));
  });
  const [only, another] = near;
  if (only && !another) return only;
  const names = (another ? near : goals).map((goal) => goal.name);
  if (another) throw new InvalidInput(`Which goal do you mean: ${names.join(", ")}?`);
  throw new InvalidInput(
    names.length === 0
      ? `There is no goal “${name}” yet. Say “save 300 a month for ${name}”.`
      : `There is no goal “${name}”; you have ${names.join(", ")}.`,
  );
}
