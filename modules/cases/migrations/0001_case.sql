-- The case 工单 and everything that hangs on it. Every table below carries case_id in its key, so that the whole life of
-- one case lies together when tables are distributed by case.

create schema cases;

-- Numbers are unique and rising, not gapless: a counter row per day would make every intake wait for the one before it.
create sequence cases.case_number;

create table cases.case (
  id uuid primary key,
  program_id uuid not null,
  number text not null unique,
  state text not null check (state in ('received', 'dispatched', 'handling', 'suspended', 'replied', 'closed', 'archived',
                                       'answered', 'merged', 'void')),
  version integer not null default 0,
  kind text not null check (kind in ('consult', 'help', 'complaint', 'report', 'suggestion', 'praise', 'other')),
  urgency text not null check (urgency in ('normal', 'urgent', 'critical')),
  channel text not null,
  external_number text,
  title text not null,
  content text not null,
  category_code text,
  region_code text,
  place text,
  longitude double precision check (longitude between -180 and 180),
  latitude double precision check (latitude between -90 and 90),
  -- Sealed by the vault; the index finds a number without opening anything.
  requester_name bytea,
  requester_phone bytea,
  requester_phone_index bytea,
  is_secret boolean not null default false,
  -- When the citizen spoke, as the channel says; received_at is when the centre took it, and where clocks begin.
  submitted_at timestamptz,
  received_at timestamptz not null,
  received_by uuid,
  lead_unit_id uuid,
  reply text,
  replied_at timestamptz,
  closed_at timestamptz,
  archived_at timestamptz,
  return_count integer not null default 0,
  redo_count integer not null default 0,
  -- The running clock that ends first, copied here so that work lists sort by it under an index.
  next_clock text,
  next_due_at timestamptz,
  is_paused boolean not null default false,
  -- Words and bigrams of title, content, place and number. Never the requester.
  search tsvector not null,
  updated_at timestamptz not null
);

create unique index case_external on cases.case (program_id, channel, external_number) where external_number is not null;
create index case_newest on cases.case (program_id, received_at desc, id desc);
create index case_state_newest on cases.case (program_id, state, received_at desc, id desc);
create index case_unit_newest on cases.case (lead_unit_id, received_at desc, id desc) where lead_unit_id is not null;
create index case_category_newest on cases.case (program_id, category_code text_pattern_ops, received_at desc);
create index case_requester on cases.case (requester_phone_index, received_at desc) where requester_phone_index is not null;
create index case_search on cases.case using gin (search);
-- Open work is small however long the history grows: these stay small with it.
create index case_open_due on cases.case (program_id, next_due_at, id)
  where state in ('received', 'dispatched', 'handling', 'suspended', 'replied', 'closed');
create index case_open_unit_due on cases.case (lead_unit_id, state, next_due_at, id)
  where state in ('dispatched', 'handling', 'suspended', 'replied');

create table cases.assignment (
  case_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  part text not null check (part in ('lead', 'joint')),
  parent_id uuid,
  state text not null check (state in ('waiting', 'signed', 'returned', 'replied')),
  note text,
  assigned_at timestamptz not null,
  assigned_by uuid,
  signed_at timestamptz,
  ended_at timestamptz,
  primary key (case_id, id)
);
create unique index assignment_one_lead on cases.assignment (case_id) where part = 'lead' and ended_at is null;
create index assignment_unit on cases.assignment (unit_id, assigned_at desc);

create table cases.case_event (
  case_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  verb text not null,
  from_state text,
  to_state text,
  actor_id uuid,
  actor_name text not null,
  unit_id uuid,
  detail jsonb not null,
  primary key (case_id, id)
);
create trigger case_event_append_only before update or delete or truncate on cases.case_event
  for each statement execute function kernel.refuse_change();

create table cases.attachment (
  case_id uuid not null,
  id uuid not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  added_at timestamptz not null,
  added_by uuid,
  primary key (case_id, id)
);

-- What other modules may read. Personal data stays behind.
create view cases.v_case as
  select id, program_id, number, state, kind, urgency, channel, external_number, title, content, category_code,
         region_code, place, is_secret, submitted_at, received_at, lead_unit_id, reply, replied_at, closed_at,
         archived_at, return_count, redo_count, next_clock, next_due_at, is_paused, updated_at,
         requester_phone is not null as has_phone
  from cases.case;
create view cases.v_case_event as
  select case_id, id, at, verb, from_state, to_state, actor_id, actor_name, unit_id, detail from cases.case_event;
create view cases.v_assignment as
  select case_id, id, unit_id, part, parent_id, state, assigned_at, signed_at, ended_at from cases.assignment;
