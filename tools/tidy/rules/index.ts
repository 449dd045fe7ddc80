import type { Rule } from "../tree.ts";
import { docstrings } from "./docstrings.ts";
import { fileLength } from "./file-length.ts";
import { functionLength } from "./function-length.ts";
import { limitsAreData } from "./limits-are-data.ts";
import { localityIsData } from "./locality-is-data.ts";
import { moduleBoundaries } from "./module-boundaries.ts";
import { names } from "./names.ts";
import { noLeftovers } from "./no-leftovers.ts";
import { oneVerbOneFile } from "./one-verb-one-file.ts";
import { packsAreData } from "./packs-are-data.ts";
import { pinned } from "./pinned.ts";
import { requirementsListed } from "./requirements-listed.ts";
import { schemaOwnership } from "./schema-ownership.ts";

/** Every rule, in the order in which faults are best repaired: shape of the house first, manners last. */
export const rules: readonly Rule[] = [
  moduleBoundaries,
  schemaOwnership,
  packsAreData,
  localityIsData,
  limitsAreData,
  oneVerbOneFile,
  fileLength,
  functionLength,
  docstrings,
  names,
  pinned,
  noLeftovers,
  requirementsListed,
];
