import { startTestApp } from "@yingsheng/server/testing";
import { aCase, whoIn } from "./a-case.ts";

// Run by a test with LOG_LEVEL=trace: everything that touches a requester once, while the log tells all it ever tells.
const [phone = "", name = ""] = process.argv.slice(2);
const app = await startTestApp();
try {
  const made = await aCase(app, { state: "handling", input: { requester: { name, phone } } });
  const who = whoIn(app);
  await who("dispatcher").must(`POST /cases/${made.id}/reveal`, { reason: "核对号码" });
  await who("handler").must(`GET /cases/${made.id}`);
  await who("agent").refusal(`POST /cases/${made.id}/reveal`, { reason: `给 ${name} ${phone} 回电` });
  await who("agent").refusal(`POST /programs/${made.programId}/cases`, { requester: { name, phone } });
  await who("agent").refusal(`POST /programs/${made.programId}/cases`, `{"phone": "${phone}", "name": "${name}"`, {
    "content-type": "application/json",
  });
  await who("agent").send(`GET /programs/${made.programId}/cases?words=${phone}`);
  await app.drainJobs();
} finally {
  await app.close();
}
