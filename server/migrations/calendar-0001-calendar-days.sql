-- What an administrator says about single days; it wins over the State Council's calendar that the release brought along, and covers years it does not know.
create table calendar_day (
  day date primary key,
  kind text not null check (kind in ('workday', 'holiday')),
  name text not null check (name <> ''),
  set_by text not null,
  set_at timestamptz not null
);
select app.publish('calendar_day', 'app_staff');
