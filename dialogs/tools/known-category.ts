import type { CategoryBook, CategoryId } from "../../domain/categories.ts";
import { InvalidInput } from "../../domain/errors.ts";

/** The id of the category that an id or name means. @throws InvalidInput when there is no such category */
export function knownCategory(categories: CategoryBook, idOrName: string): CategoryId {
  const id = categories.find(idOrName);
  if (id === null) throw new InvalidInput(`There is no category "${idOrName}".`);
  return id;
}
