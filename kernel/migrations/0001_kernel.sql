-- The kernel's own tables: who did what (audit), what happened (event), which request was already served.

create table kernel.audit_entry (
  id uuid primary key,
  at timestamptz not null,
  action text not null,
  outcome text not null check (outcome in ('done', 'refused')),
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  request_id text not null,
  ip text,
  subject text not null,
  subject_id text,
  program_id uuid,
  detail jsonb not null,
  -- The writing transaction: the seal takes whole transactions that have ended, so no writer ever waits for it.
  xact_id xid8 not null default pg_current_xact_id()
);
create index audit_entry_at on kernel.audit_entry (at desc, id desc);
create index audit_entry_subject on kernel.audit_entry (subject, subject_id, at desc);
create index audit_entry_actor on kernel.audit_entry (actor_id, at desc);
create index audit_entry_xact on kernel.audit_entry (xact_id, id);

create table kernel.audit_seal (
  number integer primary key,
  sealed_at timestamptz not null,
  from_xact xid8 not null,
  to_xact xid8 not null,
  entries integer not null,
  hash text not null
);

-- Nobody changes the audit, not even the application by mistake.
create function kernel.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_schema || '.' || tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_append_only before update or delete or truncate on kernel.audit_entry
  for each statement execute function kernel.refuse_change();
create trigger audit_seal_append_only before update or delete or truncate on kernel.audit_seal
  for each statement execute function kernel.refuse_change();

create table kernel.event (
  id uuid primary key,
  name text not null,
  occurred_at timestamptz not null,
  actor_id uuid,
  case_id uuid,
  program_id uuid,
  payload jsonb not null
);
create index event_case on kernel.event (case_id, occurred_at) where case_id is not null;

create table kernel.idempotency (
  actor_id uuid not null,
  key text not null,
  route text not null,
  fingerprint text not null,
  created_at timestamptz not null,
  -- Sealed by the vault: answers may hold one-time passwords or numbers.
  response bytea,
  primary key (actor_id, key)
);
create index idempotency_created on kernel.idempotency (created_at);

-- Worker processes that are alive. Jobs locked by a process that has stopped giving signs of life are taken back, so that
-- a killed process holds up its work for seconds, not for the hours the queue would wait by itself.
create table kernel.worker_process (
  id uuid primary key,
  worker_ids text[] not null,
  started_at timestamptz not null,
  seen_at timestamptz not null
);

-- What other modules may read.
create view kernel.v_audit_entry as
  select id, at, action, outcome, actor_kind, actor_id, subject, subject_id, program_id, detail from kernel.audit_entry;
