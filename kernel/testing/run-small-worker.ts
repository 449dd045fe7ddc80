import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startWorker } from "../jobs.ts";
import { openSmallPlatform } from "./small-house.ts";
import { slowJob } from "./small-jobs.ts";

// A program: works the queue of the database in its first argument until it is killed.

const platform = await openSmallPlatform(process.argv[2] as string, await mkdtemp(join(tmpdir(), "small-worker-")), []);
await startWorker(platform, [slowJob], []);
process.stdout.write("working\n");
