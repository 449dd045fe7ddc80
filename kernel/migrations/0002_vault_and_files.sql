-- Data keys of the vault, each wrapped by the master key that lives outside the database: who has only a copy of the
-- database, or of a backup, cannot read personal data.
create table kernel.data_key (
  number integer not null check (number between 1 and 65535),
  -- 'seal' encrypts values and is replaced by rotation; 'index' feeds the blind index and stays, because replacing it
  -- would mean computing every index again.
  purpose text not null check (purpose in ('seal', 'index')),
  algorithm text not null check (algorithm in ('aes-256-gcm', 'sm4-cbc-hmac-sm3')),
  wrapped bytea not null,
  created_at timestamptz not null,
  -- New values are sealed with a key only from here on: by then every running process has read it.
  active_from timestamptz not null,
  -- Replaced by a newer key; it still opens what it sealed and must never be deleted.
  retired_at timestamptz,
  primary key (purpose, number)
);

-- Attachments by content. Who attached what to what, under which name, is known by the module that owns the matter.
create table kernel.file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes > 0),
  media_type text not null,
  stored_at timestamptz not null
);
