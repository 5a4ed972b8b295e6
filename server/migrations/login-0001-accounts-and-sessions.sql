-- Accounts, one-time codes and sessions. Only app_login touches these tables: no scenario's transaction can read a password hash, whatever its query.
create table login_account (
  id uuid primary key,
  kind text not null check (kind in ('worker', 'staff')),
  login_name text unique check (login_name = lower(login_name)),
  phone_sealed bytea,
  phone_blind bytea,
  person_id uuid,                         -- whose account it is; opaque here
  password_hash text,                     -- argon2id
  password_set_at timestamptz,
  password_temporary boolean not null default false,
  totp_sealed bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,                  -- a code is good once
  disabled_at timestamptz,
  disabled_reason text,
  created_at timestamptz not null,
  last_login_at timestamptz,
  check ((kind = 'staff') = (login_name is not null)),
  check (kind <> 'worker' or person_id is not null)
);
create unique index login_account_worker_phone on login_account (phone_blind) where kind = 'worker';
create unique index login_account_worker_person on login_account (person_id) where kind = 'worker';

create table login_old_password (
  account_id uuid not null references login_account on delete cascade,
  password_hash text not null,
  replaced_at timestamptz not null,
  primary key (account_id, password_hash)
);

create table login_session (
  id uuid primary key,
  token_hash bytea not null unique,       -- keyed hash; the token itself is only in the browser
  account_id uuid not null references login_account on delete cascade,
  stage text not null check (stage in ('password', 'totp', 'full')),
  acting_id uuid,                         -- the role assignment that the session acts under; opaque here
  user_agent text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_seconds int not null,
  absolute_until timestamptz not null,
  ended_at timestamptz,
  end_reason text
);
create index on login_session (account_id) where ended_at is null;
create index on login_session (ended_at);

create table login_code (
  id uuid primary key,
  phone_blind bytea not null,
  purpose text not null check (purpose in ('login', 'new-phone')),
  code_hash bytea not null,
  address_hash bytea not null,
  tries int not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index on login_code (phone_blind, created_at);
create index on login_code (address_hash, created_at);

-- Wrong guesses by login name and by address, known or not: an unknown name locks like a known one.
create table login_throttle (
  key bytea primary key,
  failures int not null,
  last_failure_at timestamptz not null,
  locked_until timestamptz
);

-- Who one may be with one tap; filled by the demo alone.
create table login_demo_account (
  key text primary key,
  account_id uuid not null references login_account on delete cascade,
  position int not null,
  icon text not null,
  title_zh text not null,
  title_en text not null,
  who text not null,
  sees_zh text not null,
  sees_en text not null
);

grant select, insert, update, delete on login_account, login_old_password, login_session, login_code, login_throttle, login_demo_account to app_login;
grant select on login_account, login_old_password, login_session, login_code, login_throttle, login_demo_account to guildhall_dump;

/*
 * The one question asked at every request, in one statement and without a transaction: whose session is this? The keyed hash of the token is the only way in.
 * A visit is noted at most once a minute, so that reading pages does not write.
 */
create function app.session_by_token(hash bytea, at timestamptz)
  returns table (session_id uuid, account_id uuid, kind text, person_id uuid, stage text, acting_id uuid)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  found_session login_session;
begin
  select s.* into found_session from login_session s
    where s.token_hash = hash and s.ended_at is null and s.absolute_until > at and s.last_seen_at + make_interval(secs => s.idle_seconds) > at;
  if found_session.id is null then return; end if;
  if found_session.last_seen_at < at - interval '1 minute' then
    update login_session s set last_seen_at = at where s.id = found_session.id and s.ended_at is null;
  end if;
  return query select found_session.id, a.id, a.kind, a.person_id, found_session.stage, found_session.acting_id
    from login_account a where a.id = found_session.account_id and a.disabled_at is null;
end $$;
revoke execute on function app.session_by_token(bytea, timestamptz) from public;
grant usage on schema app to guildhall_server;
grant execute on function app.session_by_token(bytea, timestamptz) to guildhall_server, app_login;
