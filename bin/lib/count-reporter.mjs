// The runner's own time limit is for single tests; a file that leaves a timer or a connection open would keep it waiting
// for ever. Asked to stop, the runner names the files it was waiting for.
const silenceMs = Number(process.env.TEST_SILENCE_SECONDS ?? 600) * 1000;

/** A reporter for node's test runner that yields nothing but the figures of the whole run, as one JSON object. */
export default async function* countReporter(source) {
  const giveUp = () => {
    process.stderr.write(`\nNothing has happened for ${silenceMs / 1000} s: a test file does not end.\n`);
    process.kill(process.pid, "SIGINT");
  };
  let timer = setTimeout(giveUp, silenceMs);
  try {
    for await (const event of source) {
      clearTimeout(timer);
      timer = setTimeout(giveUp, silenceMs);
      // Summaries of single files name the file; the last one, of the whole run, does not.
      if (event.type === "test:summary" && event.data.file === undefined) yield JSON.stringify(event.data.counts);
    }
  } finally {
    clearTimeout(timer);
  }
}
