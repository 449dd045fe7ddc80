-- Working calendars, deadline policies 时限规则, and the clocks that run on them.

create schema clocks;

-- One row. `version` changes with every change of years, calendars and policies: processes keep what they have read under
-- it, and a clock is only written while it still stands.
create table clocks.config (
  only_row boolean primary key default true check (only_row),
  version uuid not null
);
insert into clocks.config (version) values ('00000000-0000-7000-8000-000000000000');

-- The State Council's yearly notices. They hold for every program.
create table clocks.holiday_year (
  year integer primary key check (year between 1992 and 2199),
  source text not null,
  loaded_at timestamptz not null,
  loaded_by uuid
);
create table clocks.holiday (
  year integer not null references clocks.holiday_year (year),
  date date not null,
  kind text not null check (kind in ('off', 'makeUp')),
  name text not null,
  primary key (year, date)
);

create table clocks.calendar (
  id uuid primary key,
  program_id uuid not null,
  code text not null,
  name text not null,
  observes_holidays boolean not null,
  source text not null,
  -- Raised whenever counting on this calendar may give another result; running clocks that know an older one are recounted.
  version integer not null default 1,
  active boolean not null default true,
  sort integer not null,
  unique (program_id, code)
);
-- Weekly hours since a day, so that summer hours do not rewrite the spring.
create table clocks.calendar_hours (
  calendar_id uuid not null references clocks.calendar (id),
  valid_from date not null,
  hours jsonb not null,
  source text not null,
  -- Hours from a pack follow later versions of the pack until somebody edits them on screen.
  from_pack boolean not null default false,
  set_at timestamptz not null,
  set_by uuid,
  primary key (calendar_id, valid_from)
);
create table clocks.calendar_exception (
  calendar_id uuid not null references clocks.calendar (id),
  date date not null,
  hours jsonb not null,
  reason text not null,
  set_at timestamptz not null,
  set_by uuid,
  primary key (calendar_id, date)
);

-- A policy is never rewritten: a change closes the row and adds the next number of its code. Clocks name the row they run under.
create table clocks.policy (
  id uuid primary key,
  program_id uuid not null,
  code text not null,
  number integer not null,
  name text not null,
  clock text not null,
  -- null: whatever the case's kind or urgency.
  kinds text[],
  urgencies text[],
  calendar_id uuid not null references clocks.calendar (id),
  unit text not null check (unit in ('workingMinutes', 'workingDays', 'minutes', 'calendarDays')),
  amount integer not null check (amount between 1 and 1000000),
  warnings jsonb not null,
  source text not null,
  -- First and last day (Asia/Shanghai) on which a clock started falls under it; ends the day before it begins: never in force.
  valid_from date not null,
  valid_until date check (valid_until >= valid_from - 1),
  -- The pack's own words, to tell whether a later version of the pack says something else.
  pack_content text,
  set_at timestamptz not null,
  set_by uuid,
  unique (program_id, code, number)
);

create table clocks.clock (
  case_id uuid not null,
  id uuid not null,
  program_id uuid not null,
  -- What the clock runs on: the case itself, or something of the case.
  subject_id uuid not null,
  name text not null,
  -- No foreign keys here: every case taken in would lock the same few policy rows, and neither is ever deleted.
  policy_id uuid not null,
  calendar_id uuid not null,
  calendar_version integer not null,
  unit text not null,
  amount integer not null,
  warnings jsonb not null,
  started_at timestamptz not null,
  -- While paused: as it stood when the pause began. null: unknown, because `missing_year` is not announced yet.
  due_at timestamptz,
  missing_year integer,
  -- [{ "from": instant, "to": instant | null }]
  pauses jsonb not null default '[]',
  paused_at timestamptz,
  stopped_at timestamptz,
  outcome text check (outcome in ('inTime', 'late', 'cancelled')),
  -- Warnings already given, as positions in `warnings` from 1; the same warning never comes twice.
  warned_stages integer[] not null default '{}',
  overdue_told boolean not null default false,
  -- The whole minute at which it has something to say next; null while paused, stopped, or with nothing left to say.
  next_ring_at timestamptz,
  primary key (case_id, id),
  -- A stopped clock without an outcome waits for the year that decides whether it was in time.
  check (outcome is null or stopped_at is not null),
  check (outcome is not null or stopped_at is null or due_at is null),
  check (due_at is not null or missing_year is not null)
);
create unique index clock_running on clocks.clock (subject_id, name) where stopped_at is null;
create index clock_ring on clocks.clock (next_ring_at) where next_ring_at is not null;
create index clock_stale on clocks.clock (calendar_id, calendar_version)
  where stopped_at is null or (missing_year is not null and outcome is null);
create index clock_waiting on clocks.clock (program_id, missing_year) where missing_year is not null and outcome is null;

-- Warnings come at their exact minute by a queued job, but not one per clock: a queued job costs more than the clock itself
-- (0.2 ms each on two cores, a third of taking in a case) and most clocks stop before they have anything to say. So there is
-- one job per minute in which any clock has something to say, queued by the first clock that needs it.
create table clocks.ring_minute (
  minute timestamptz primary key
);
-- The minutes come in ascending order, so that two transactions never wait for each other crosswise.
create function clocks.queue_rings(minutes timestamptz[]) returns void language plpgsql as $$
declare
  fresh timestamptz;
begin
  for fresh in
    insert into clocks.ring_minute (minute) select unnest(minutes) on conflict do nothing returning minute
  loop
    perform graphile_worker.add_job('clocks.ring', json_build_object('minute', fresh), run_at := fresh);
  end loop;
end $$;

-- What other modules may read.
create view clocks.v_clock as
  select case_id, id, program_id, subject_id, name, policy_id, unit, amount, started_at, due_at, missing_year, pauses,
         paused_at, stopped_at, outcome, overdue_told
  from clocks.clock;
create view clocks.v_policy as
  select id, program_id, code, number, name, clock, kinds, urgencies, unit, amount, source, valid_from, valid_until
  from clocks.policy;
