-- Who works here, for which unit, with which rights, and who is logged in.

create schema identity;

-- The programs as far as identity needs them: a name for a scope. The module that owns programs writes it by a verb.
create table identity.program_scope (
  id uuid primary key,
  code text not null unique,
  name text not null
);

create table identity.unit (
  id uuid primary key,
  program_id uuid not null references identity.program_scope (id),
  code text not null,
  name text not null,
  kind text not null,
  parent_id uuid references identity.unit (id),
  -- Ancestors from the root down to the unit itself: a subtree is one index look-up.
  path uuid[] not null,
  active boolean not null default true,
  -- A unit from a pack follows later versions of the pack until somebody edits it on screen.
  from_pack boolean not null default false,
  edited boolean not null default false,
  sort integer not null default 0,
  unique (program_id, code)
);
create index unit_path on identity.unit using gin (path) with (fastupdate = off);
create index unit_parent on identity.unit (parent_id) where parent_id is not null;

create table identity.person (
  id uuid primary key,
  login text not null unique check (login = lower(login)),
  name text not null,
  password_hash text not null,
  password_changed_at timestamptz not null,
  must_change_password boolean not null default false,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  -- The last 30-second step whose code was taken: a code seen over a shoulder cannot be used a second time.
  totp_last_step bigint,
  active boolean not null default true,
  -- An invented person of a demo pack, and whether the password is still the demo's: only then the demo may set it.
  demo boolean not null default false,
  demo_password boolean not null default false,
  created_at timestamptz not null
);

-- What each permission allows, in Chinese; the modules declare it, the server writes it at start.
create table identity.permission (
  name text primary key,
  title text not null
);

create table identity.role (
  id uuid primary key,
  -- null: a role of the platform itself, valid in every program.
  program_id uuid references identity.program_scope (id),
  code text not null,
  name text not null,
  permissions text[] not null,
  requires_second_factor boolean not null default false,
  active boolean not null default true,
  sort integer not null default 0
);
create unique index role_code on identity.role (program_id, code) where program_id is not null;
create unique index role_platform_code on identity.role (code) where program_id is null;

create table identity.role_grant (
  id uuid primary key,
  person_id uuid not null references identity.person (id),
  role_id uuid not null references identity.role (id),
  -- null: every program, null unit: the whole program.
  program_id uuid references identity.program_scope (id),
  unit_id uuid references identity.unit (id),
  -- null: since ever, until further notice.
  valid_from timestamptz,
  valid_until timestamptz,
  granted_by uuid,
  granted_at timestamptz not null,
  check (unit_id is null or program_id is not null),
  check (valid_from is null or valid_until is null or valid_from <= valid_until)
);
create index role_grant_person on identity.role_grant (person_id);
create index role_grant_program on identity.role_grant (program_id, person_id);
create index role_grant_unit on identity.role_grant (unit_id) where unit_id is not null;

create table identity.session (
  id uuid primary key,
  -- SHA-256 of the cookie: whoever reads the table cannot log in with it.
  token_hash bytea not null unique,
  csrf_token text not null,
  person_id uuid not null references identity.person (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- Ends by itself after a spell without use (slides) and at the latest at `expires_at` (fixed).
  idle_until timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  second_factor_at timestamptz,
  ip text not null,
  user_agent text not null
);
create index session_person on identity.session (person_id, last_seen_at);
create index session_expires on identity.session (expires_at);

-- Rules of log-in that an authority may tighten: the row valid on the day counts.
create table identity.security_setting (
  code text not null,
  value integer not null,
  valid_from date not null,
  valid_until date,
  source text not null,
  primary key (code, valid_from),
  check (valid_until is null or valid_until >= valid_from)
);
insert into identity.security_setting (code, value, valid_from, source) values
  ('session-idle-minutes', 30, '2019-12-01', 'GB/T 22239-2019 8.1.4.1 b) 登录连接超时自动退出；分钟数由运营方确定'),
  ('session-absolute-hours', 12, '2019-12-01', 'GB/T 22239-2019 8.1.4.1 b) 结束会话；一个班次加交接'),
  ('lock-after-failures', 5, '2019-12-01', 'GB/T 22239-2019 8.1.4.1 b) 限制非法登录次数；次数由运营方确定'),
  ('lock-minutes', 15, '2019-12-01', 'GB/T 22239-2019 8.1.4.1 b) 登录失败处理；时长由运营方确定'),
  ('password-min-length', 10, '2019-12-01', 'GB/T 22239-2019 8.1.4.1 a) 身份鉴别信息具有复杂度要求；位数由运营方确定'),
  ('password-min-classes', 3, '2019-12-01', 'GB/T 22239-2019 8.1.4.1 a) 大写、小写、数字、符号四类中至少三类');

-- What other modules may read.
create view identity.v_unit as
  select id, program_id, code, name, kind, parent_id, path, active from identity.unit;
create view identity.v_person as
  select id, name, login, active from identity.person;
