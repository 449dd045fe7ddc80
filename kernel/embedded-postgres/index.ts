export { type Claim, claimDataDir, type DataDirClaim, DataDirTaken, holderOf } from "./claim-data-dir.ts";
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from "./start.ts";
