-- Bringing in cases from a file: one row per file, its progress, and what was wrong with which line.

create table cases.import (
  id uuid primary key,
  program_id uuid not null,
  file_sha256 text not null,
  file_name text not null,
  format text not null check (format in ('jsonl', 'csv', 'xlsx')),
  options jsonb not null,
  state text not null check (state in ('queued', 'running', 'done', 'cancelled', 'failed')),
  cancel_requested boolean not null default false,
  -- Lines up to and including this one are decided; a restart goes on behind it.
  lines_done integer not null default 0,
  lines_total integer,
  accepted integer not null default 0,
  duplicate integer not null default 0,
  refused integer not null default 0,
  fault text,
  created_at timestamptz not null,
  created_by uuid,
  started_at timestamptz,
  finished_at timestamptz
);
create index import_newest on cases.import (program_id, created_at desc, id desc);

-- The line's own content is not kept here: the error file is made from the source file when somebody asks for it.
create table cases.import_fault (
  import_id uuid not null references cases.import (id),
  line integer not null,
  field text,
  reason text not null,
  primary key (import_id, line)
);
