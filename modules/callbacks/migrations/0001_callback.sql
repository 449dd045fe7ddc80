-- Callbacks 回访: one task for each closing of a case, the attempts to reach the citizen, and what they said.

create schema callbacks;

-- How often somebody must be tried before they count as unreachable, since when and by which document.
create table callbacks.policy (
  program_id uuid not null,
  valid_from date not null,
  attempts integer not null check (attempts between 1 and 20),
  source text not null,
  primary key (program_id, valid_from)
);

create table callbacks.task (
  case_id uuid not null,
  id uuid not null,
  program_id uuid not null,
  -- 1 for the first closing, 2 after a redo.
  round integer not null,
  state text not null check (state in ('open', 'rated', 'unreachable', 'not-needed')),
  created_at timestamptz not null,
  due_at timestamptz,
  attempts integer not null default 0,
  satisfaction text check (satisfaction in ('very-satisfied', 'satisfied', 'fair', 'unsatisfied', 'very-unsatisfied')),
  is_solved boolean,
  comment text,
  finished_at timestamptz,
  finished_by uuid,
  primary key (case_id, id),
  unique (case_id, round),
  check ((state = 'rated') = (satisfaction is not null))
);
create unique index task_id on callbacks.task (id);
create index task_open_due on callbacks.task (program_id, due_at, id) where state = 'open';
create index task_finished on callbacks.task (program_id, finished_at desc, id desc) where state <> 'open';

create table callbacks.attempt (
  case_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  at timestamptz not null,
  by_person uuid,
  by_name text not null,
  channel text not null check (channel in ('phone', 'sms')),
  result text not null check (result in ('answered', 'no-answer', 'busy', 'switched-off', 'wrong-number', 'refused', 'sent')),
  note text,
  primary key (case_id, id)
);
create index attempt_task on callbacks.attempt (task_id, at);

create view callbacks.v_task as
  select case_id, id, program_id, round, state, created_at, due_at, attempts, satisfaction, is_solved, finished_at
  from callbacks.task;
