-- Dispatch 派单: who is in charge of what (the duty catalogue), rules that send without asking, and what they decided.

create schema dispatch;

-- One row of the duty catalogue 派单目录: category and region to units, since when, until when, by which law. A row is
-- never changed in what it says and never deleted: it is closed, and another one begins.
create table dispatch.duty (
  id uuid primary key,
  program_id uuid not null,
  category_code text not null,
  -- Null: everywhere.
  region_code text,
  lead_unit_id uuid not null,
  joint_unit_ids uuid[] not null default '{}',
  legal_basis text not null,
  source text not null,
  -- Days in Asia/Shanghai; the last day counts. A row taken back before its first day ends the day before it.
  valid_from date not null,
  valid_until date,
  from_pack boolean not null default false,
  added_at timestamptz not null,
  added_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  check (valid_until is null or valid_until >= valid_from - 1)
);
create unique index duty_begins_once on dispatch.duty (program_id, category_code, coalesce(region_code, ''), valid_from)
  where valid_until is null or valid_until >= valid_from;

-- A dispatch rule 派单规则. `unit_id` null sends to where the catalogue says.
create table dispatch.rule (
  id uuid primary key,
  program_id uuid not null,
  name text not null,
  conditions jsonb not null,
  unit_id uuid,
  -- 1 goes before 2; of several rules that fit only the first rank counts.
  priority integer not null check (priority between 1 and 999),
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  is_on boolean not null default false,
  added_at timestamptz not null,
  added_by uuid,
  changed_at timestamptz not null,
  previewed_at timestamptz,
  switched_at timestamptz,
  switched_by uuid,
  unique (program_id, name)
);

-- What the rules came to for a new case that at least one of them fitted: the desk shows why a case is still there.
create table dispatch.decision (
  case_id uuid primary key,
  program_id uuid not null,
  decided_at timestamptz not null,
  outcome text not null check (outcome in ('sent', 'several', 'no-unit')),
  rule_ids uuid[] not null
);
