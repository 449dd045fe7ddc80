import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { Type } from "typebox";
import { v7 as uuid } from "uuid";
import { demand } from "../access.ts";
import { Download, defineAction, defineQuery } from "../action.ts";
import type { Queryable } from "../db.ts";
import { Refused } from "../errors.ts";
import { RefusedButKept } from "../http/pipeline.ts";
import { transition } from "../lifecycle.ts";
import {
  Closed,
  Day,
  Done,
  done,
  Instant,
  Line,
  Nullable,
  OneOf,
  Page,
  Paging,
  Paragraph,
  Upload,
  Uuid,
} from "../schema.ts";
import { orderLifecycle } from "./small-orders.ts";

/** An effect that tests can count: it stays only when the transaction does. */
export const leaveEffect = (db: Pick<Queryable, "query">, what: string) =>
  db.query("insert into shop.effect (what) values ($1)", [what]);

export const placeOrder = defineAction({
  name: "placeOrder",
  title: "下单",
  route: "POST /programs/:programId/orders",
  permission: "order.place",
  input: Closed({
    title: Line("名称", 40),
    quantity: Type.Integer({ minimum: 1, maximum: 1000 }),
    unitId: Type.Optional(Nullable(Uuid)),
    wantedOn: Type.Optional(Day),
    wantedAt: Type.Optional(Instant),
    kind: Type.Optional(OneOf(["plain", "gift"])),
    note: Type.Optional(Paragraph("备注", 200)),
    lines: Type.Optional(
      Type.Array(Closed({ code: Line("货号", 20), count: Type.Integer({ minimum: 1, maximum: 99 }) }), { maxItems: 5 }),
    ),
    size: Type.Optional(Type.Tuple([Type.Integer({ minimum: 1 }), Type.Integer({ minimum: 1 })])),
    labels: Type.Optional(Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 20 }))),
  }),
  output: Closed({ id: Uuid }),
  async run({ tx, params, input, now, actor, audit }) {
    demand(actor, "order.place", { programId: params.programId });
    const id = uuid();
    await tx.query(
      `insert into shop.orders
         (id, program_id, unit_id, state, updated_at, title, quantity, wanted_on, wanted_at, details)
       values ($1, $2, $3, 'placed', $4, $5, $6, $7, $8, $9::jsonb)`,
      [
        id,
        params.programId,
        input.unitId ?? null,
        now,
        input.title,
        input.quantity,
        input.wantedOn ?? null,
        input.wantedAt ?? null,
        JSON.stringify({ ...input, unitId: undefined, wantedOn: undefined, wantedAt: undefined }),
      ],
    );
    audit({ subject: "order", subjectId: id, programId: params.programId });
    return { id };
  },
});

const OrderItem = Closed({ id: Uuid, title: Type.String(), state: Type.String(), wantedOn: Nullable(Day) });

export const listOrders = defineQuery({
  name: "listOrders",
  title: "订单列表",
  route: "GET /orders",
  permission: "order.view",
  query: Closed({
    ...Paging,
    from: Type.Optional(Day),
    since: Type.Optional(Instant),
    unitId: Type.Optional(Uuid),
    text: Type.Optional(Type.String({ maxLength: 50 })),
    urgent: Type.Optional(Type.Boolean()),
    // Without a default: what is not sent must not be asked for.
    atLeast: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6 })),
  }),
  output: Page(OrderItem),
  async run({ tx, query }) {
    const items = await tx.query<{ id: string; title: string; state: string; wantedOn: string | null }>(
      `select id, title, state, wanted_on from shop.orders
       where ($1::date is null or wanted_on >= $1) and ($2::timestamptz is null or wanted_at >= $2)
         and ($3::uuid is null or unit_id = $3) and ($4::text is null or strpos(title, $4) > 0)
         and ($5::numeric is null or quantity >= $5) and ($6::boolean is null or $6)
       order by id desc limit $7`,
      [
        query.from ?? null,
        query.since ?? null,
        query.unitId ?? null,
        query.text ?? null,
        query.atLeast ?? null,
        query.urgent ?? null,
        query.limit,
      ],
    );
    return { items, nextCursor: null };
  },
});

/** Leaves the question of the program to the pipeline, as a verb may whose path names it. */
export const countOrders = defineQuery({
  name: "countOrders",
  title: "订单数",
  route: "GET /programs/:programId/order-count",
  permission: "order.view",
  output: Closed({ count: Type.Integer() }),
  run: ({ tx, params }) =>
    tx.one("select count(*) as count from shop.orders where program_id = $1", [params.programId]),
});

export const remarkOrder = defineAction({
  name: "remarkOrder",
  title: "备注",
  route: "POST /orders/:orderId/remark",
  permission: "order.pack",
  input: Closed({}),
  output: Closed({ state: Type.String() }),
  async run(context) {
    const { state } = await transition(context, orderLifecycle, "remark", context.params.orderId);
    return { state };
  },
});

export const packOrder = defineAction({
  name: "packOrder",
  title: "打包",
  route: "POST /orders/:orderId/pack",
  permission: "order.pack",
  input: Closed({}),
  output: Closed({ state: Type.String() }),
  refuses: ["order.state", "order.missing", "order.too-many"],
  async run(context) {
    const { state } = await transition(context, orderLifecycle, "pack", context.params.orderId);
    return { state };
  },
});

export const addSku = defineAction({
  name: "addSku",
  title: "登记货号",
  route: "POST /skus",
  permission: "order.place",
  input: Closed({ code: Line("货号", 5000), stock: Type.Integer(), keeperPhone: Line("电话") }),
  output: Done,
  async run({ tx, input, audit }) {
    await tx.query("insert into shop.sku (code, stock, keeper_phone) values ($1, $2, $3)", [
      input.code,
      input.stock,
      input.keeperPhone,
    ]);
    audit({ subject: "sku", subjectId: input.code });
    return done;
  },
});

/** Takes two locks in the order it is told, with time between them for somebody to take them the other way round. */
export const moveStock = defineAction({
  name: "moveStock",
  title: "调拨",
  route: "POST /skus/move",
  permission: "order.place",
  input: Closed({ from: Line("从"), to: Line("到") }),
  output: Done,
  async run({ tx, input, audit }) {
    await tx.query("update shop.sku set stock = stock - 1 where code = $1", [input.from]);
    await sleep(100);
    await tx.query("update shop.sku set stock = stock + 1 where code = $1", [input.to]);
    audit({ subject: "sku", subjectId: input.from });
    return done;
  },
});

const waysToMisbehave = [
  "silent",
  "refused",
  "kept",
  "kept-silently",
  "denied",
  "undeclared",
  "bug",
  "thrown-text",
  "row-in-error",
  "value-in-error",
  "text-in-error",
  "answer-of-another-shape",
] as const;
export type Misbehaviour = (typeof waysToMisbehave)[number];

/** Leaves an effect and then does what an action must not do, or may do only in its proper way. */
export const misbehave = defineAction({
  name: "misbehave",
  title: "出错",
  route: "POST /misbehaviour",
  permission: "order.place",
  input: Closed({ how: OneOf(waysToMisbehave), text: Type.Optional(Line("内容")) }),
  output: Done,
  refuses: ["order.state"],
  async run({ tx, input, audit }) {
    const text = input.text ?? "";
    await leaveEffect(tx, "misbehave");
    if (input.how !== "silent" && input.how !== "kept-silently") audit({ subject: "misbehaviour", subjectId: null });
    switch (input.how) {
      case "refused":
        throw new Refused("order.state", { field: "how", detail: "现在不行。" });
      case "kept":
      case "kept-silently":
        throw new RefusedButKept("order.state");
      case "denied":
        throw new Refused("access.scope");
      case "undeclared":
        throw new Refused("order.nobody-declared-this");
      case "bug":
        throw new TypeError(`cannot read the phone of ${text}`);
      case "thrown-text":
        throw text;
      case "row-in-error":
        await tx.query("insert into shop.sku (code, stock, keeper_phone) values ('x', -1, $1)", [text]);
        break;
      case "value-in-error":
        await tx.query("select $1::text::boolean", [text]);
        break;
      case "text-in-error":
        JSON.parse(text);
        break;
      case "answer-of-another-shape":
        return { ok: "maybe" } as unknown as typeof done;
    }
    return done;
  },
});

export const sayHello = defineAction({
  name: "sayHello",
  title: "问好",
  route: "POST /hello",
  permission: "public",
  perMinute: 3,
  input: Closed({ password: Type.Optional(Type.String({ maxLength: 50 })) }),
  output: Closed({ name: Type.String(), password: Nullable(Type.String()) }),
  async run({ actor, input, audit }) {
    audit({ subject: "hello", subjectId: null });
    return { name: actor.name, password: input.password ?? null };
  },
});

export const whoAmI = defineQuery({
  name: "whoAmI",
  title: "我是谁",
  route: "GET /me",
  permission: "session",
  output: Closed({ name: Type.String() }),
  run: async ({ actor }) => ({ name: actor.name }),
});

export const addPicture = defineAction({
  name: "addPicture",
  title: "上传图片",
  route: "POST /orders/:orderId/pictures",
  permission: "order.place",
  upload: { maxBytes: 2_000_000 },
  input: Closed({ file: Upload, note: Type.Optional(Line("说明", 200_000)), page: Type.Optional(Type.Integer()) }),
  output: Closed({ sha256: Type.String(), note: Nullable(Type.String()), page: Nullable(Type.Integer()) }),
  async run({ input, audit }) {
    audit({ subject: "picture", subjectId: input.file.sha256 });
    return { sha256: input.file.sha256, note: input.note ?? null, page: input.page ?? null };
  },
});

export const fetchText = defineQuery({
  name: "fetchText",
  title: "下载",
  route: "GET /texts/:code",
  permission: "order.view",
  output: "file",
  async run({ params, audit }) {
    audit({ subject: "text", subjectId: params.code, detail: { why: "export" } });
    return new Download(Readable.from([Buffer.from("正文")]), `${params.code}.txt`, "text/plain; charset=utf-8");
  },
});
