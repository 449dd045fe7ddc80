// Loaded into the server by bin/start.mjs, with --import. The channel between the two closes when the starter is gone,
// also when it was killed without a chance to say so; the server then ends in good order instead of living on unseen.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
// The channel alone does not keep a process alive that has nothing left to do.
process.channel?.unref();
