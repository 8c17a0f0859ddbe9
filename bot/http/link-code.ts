import * as z from "zod";

/** A single-use code as it stands in a link. */
export const linkCode = z.string().regex(/^[\w-]{8,200}$/, "is no code of ours; open the whole link");
