/** A reporter for node's test runner that yields nothing but the figures of the whole run, as one JSON object. */
export default async function* countReporter(source) {
  for await (const event of source) {
    // Summaries of single files name the file; the last one, of the whole run, does not.
    if (event.type === "test:summary" && event.data.file === undefined) yield JSON.stringify(event.data.counts);
  }
}
