-- Programs 项目 and what their packs bring: code lists and posts.

create schema programs;

create table programs.program (
  id uuid primary key,
  code text not null unique,
  name text not null,
  purchaser text not null,
  number_prefix text not null unique,
  source text not null,
  active boolean not null default true,
  created_at timestamptz not null
);

-- Every code list of every program. Cases keep codes, so a code is never deleted and never renumbered.
create table programs.code (
  program_id uuid not null references programs.program (id),
  list text not null,
  code text not null,
  name text not null,
  parent_code text,
  -- Names from the top down to this one, 城乡建设/供水/水质: what people read, and find by typing any part.
  path_name text not null,
  level integer not null check (level >= 1),
  -- Position within the whole list, parents before their children.
  sort integer not null,
  active boolean not null default true,
  -- A code from a pack follows later versions of the pack until somebody edits it on screen.
  from_pack boolean not null default false,
  edited boolean not null default false,
  primary key (program_id, list, code),
  foreign key (program_id, list, parent_code) references programs.code (program_id, list, code)
);
create index code_children on programs.code (program_id, list, parent_code) where parent_code is not null;
create index code_path_name on programs.code (program_id, list, path_name);

create table programs.post (
  program_id uuid not null references programs.program (id),
  code text not null,
  name text not null,
  headcount integer not null check (headcount >= 1),
  qualification text,
  source text not null,
  sort integer not null,
  active boolean not null default true,
  primary key (program_id, code)
);

-- Which version of its pack a program runs on, and every version before it.
create table programs.pack_install (
  program_id uuid not null references programs.program (id),
  number integer not null,
  pack_id text not null,
  version text not null,
  content_hash text not null,
  installed_at timestamptz not null,
  primary key (program_id, number)
);

-- What other modules may read.
create view programs.v_program as
  select id, code, name, purchaser, number_prefix, active from programs.program;
create view programs.v_code as
  select program_id, list, code, name, parent_code, path_name, level, sort, active from programs.code;
