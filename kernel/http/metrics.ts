import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Platform } from "../context.ts";
import { Refused } from "../errors.ts";

const loopback = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/**
 * `/metrics` for Prometheus: process figures, latency per verb, queue lengths. It tells how busy the hotline is, so it
 * answers this machine only, or whoever shows `METRICS_TOKEN` as a bearer token.
 */
export function installMetrics(app: FastifyInstance, platform: Platform): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const latency = new Histogram({
    name: "yingsheng_request_seconds",
    help: "Seconds per request, by verb and status",
    labelNames: ["verb", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.3, 0.5, 1, 2, 5],
    registers: [registry],
  });
  new Gauge({
    name: "yingsheng_jobs",
    help: "Jobs in the queue, by state; dead ones need a person",
    labelNames: ["state"],
    registers: [registry],
    async collect() {
      const row = await platform.db.one<{ waiting: number; dead: number }>(
        `select count(*) filter (where attempts < max_attempts) as waiting,
                count(*) filter (where attempts >= max_attempts) as dead from graphile_worker.jobs`,
      );
      this.set({ state: "waiting" }, row.waiting);
      this.set({ state: "dead" }, row.dead);
    },
  });
  app.addHook("onResponse", async (request, reply) => {
    const verb = (request.routeOptions.config as { verb?: string }).verb;
    if (verb) latency.observe({ verb, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });
  app.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    const token = process.env.METRICS_TOKEN;
    const shown = request.headers.authorization === `Bearer ${token}`;
    if (!(token ? shown : loopback.has(request.ip))) throw new Refused("access.denied");
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
