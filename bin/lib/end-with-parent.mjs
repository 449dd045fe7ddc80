// Loaded into the server by bin/start.mjs, with --import. The starter closes the channel between the two when the server
// is to end, and the system closes it when the starter was killed; the server then ends in good order instead of living
// on unseen. A terminal sends Ctrl-C to both of us: the server must hear of it once, as a second signal means "at once".
let wasTold = false;
for (const [signal, status] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
]) {
  process.on(signal, () => {
    wasTold = true;
    // The server listens itself once it is up; before that it holds nothing that needs an orderly end.
    if (process.listenerCount(signal) === 1) process.exit(status);
  });
}

// When a terminal is closed the starter dies of it, and the channel tells; under nohup it lives on, and so must we.
process.on("SIGHUP", () => undefined);

const overlapMs = 300;
process.once("disconnect", () => {
  setTimeout(() => {
    if (!wasTold) process.kill(process.pid, "SIGTERM");
  }, overlapMs);
});
// The channel alone does not keep a process alive that has nothing left to do.
process.channel?.unref();
