-- A toy module of the kernel's own tests: orders with a lifecycle, and the columns that hostile input likes to break.
create schema shop;

create table shop.orders (
  id uuid primary key,
  program_id uuid not null,
  unit_id uuid,
  state text not null,
  version integer not null default 1,
  updated_at timestamptz not null,
  title text not null,
  quantity integer not null,
  wanted_on date,
  wanted_at timestamptz,
  details jsonb,
  clock text
);

create table shop.order_history (
  id uuid primary key,
  order_id uuid not null references shop.orders,
  at timestamptz not null,
  verb text not null,
  from_state text,
  to_state text,
  actor_id uuid,
  actor_name text not null,
  unit_id uuid,
  detail jsonb not null
);

create table shop.sku (
  code text primary key,
  stock integer not null,
  keeper_phone text not null,
  constraint sku_stock check (stock >= 0)
);

-- One line per thing that was done, so that tests can count effects.
create table shop.effect (
  id bigint generated always as identity primary key,
  what text not null,
  pid integer not null default pg_backend_pid(),
  at timestamptz not null default clock_timestamp()
);

-- What handlers of events have done, by the event: the second delivery changes nothing.
create table shop.receipt (
  event_id uuid primary key,
  order_id uuid not null
);
