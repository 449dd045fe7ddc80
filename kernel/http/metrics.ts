import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Platform } from "../context.ts";
import { Refused } from "../errors.ts";

const loopback = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);
const digest = (text: string) => createHash("sha256").update(text).digest();

/** May this request see the figures? A proxy on this machine makes every caller look local, so its mark counts as foreign. */
function mayRead(request: FastifyRequest): boolean {
  const token = process.env.METRICS_TOKEN;
  if (token) return timingSafeEqual(digest(request.headers.authorization ?? ""), digest(`Bearer ${token}`));
  const isForwarded = "x-forwarded-for" in request.headers || "forwarded" in request.headers;
  return loopback.has(request.ip) && !isForwarded;
}

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
      // Without the database the other figures are needed all the more; the queue's then have no value.
      const row = await platform.db
        .one<{ waiting: number; dead: number }>(
          `select count(*) filter (where attempts < max_attempts) as waiting,
                  count(*) filter (where attempts >= max_attempts) as dead from graphile_worker.jobs`,
        )
        .catch(() => ({ waiting: Number.NaN, dead: Number.NaN }));
      this.set({ state: "waiting" }, row.waiting);
      this.set({ state: "dead" }, row.dead);
    },
  });
  app.addHook("onResponse", async (request, reply) => {
    const verb = (request.routeOptions.config as { verb?: string } | undefined)?.verb;
    if (verb) latency.observe({ verb, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });
  app.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    if (!mayRead(request)) throw new Refused("access.denied");
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
