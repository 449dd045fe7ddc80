import { createHash } from "node:crypto";
import swagger from "@fastify/swagger";
import scalar from "@scalar/fastify-api-reference";
import type { FastifyInstance } from "fastify";

/**
 * The page carries one inline script that starts it. The policy names that script by its digest, so that it runs and
 * nothing else inline does; everything is loaded from this server, for machines without the Internet.
 */
function policyFor(html: string): string {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? "");
  const digests = inline.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  return [
    "default-src 'self'",
    `script-src 'self' ${digests.join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join(";");
}

/**
 * OpenAPI 3.1 speaks JSON Schema 2020-12, where the members of a tuple stand in `prefixItems`; the schemas here come with
 * the older `items: [...]` and `additionalItems`.
 */
function in2020(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(in2020);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, in2020(inner)] as const);
  const written: Record<string, unknown> = Object.fromEntries(entries);
  if (!Array.isArray(written.items)) return written;
  const { items, additionalItems = true, ...rest } = written;
  return { ...rest, prefixItems: items, items: additionalItems };
}

/** `/api/openapi.json` (OpenAPI 3.1, one operation per verb) and `/api/docs`, the page that shows it. */
export async function installApiPage(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "应声 Yingsheng API", version },
      components: { securitySchemes: { session: { type: "apiKey", in: "cookie", name: "ys_session" } } },
      security: [{ session: [] }],
    },
  });
  app.get("/api/openapi.json", { schema: { hide: true } }, async () => in2020(app.swagger()));
  await app.register(async (page) => {
    page.addHook("onSend", async (_request, reply, payload) => {
      const isHtml = String(reply.getHeader("content-type") ?? "").startsWith("text/html");
      if (isHtml && typeof payload === "string") reply.header("content-security-policy", policyFor(payload));
      return payload;
    });
    await page.register(scalar, {
      routePrefix: "/api/docs",
      configuration: {
        title: "应声 API",
        pageTitle: "应声 API",
        url: "/api/openapi.json",
        theme: "none",
        withDefaultFonts: false,
        telemetry: false,
        hideClientButton: true,
        showDeveloperTools: "never",
        mcp: { disabled: true },
        agent: { disabled: true },
      },
    });
  });
}
