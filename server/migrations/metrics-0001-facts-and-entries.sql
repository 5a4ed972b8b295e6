-- Figures by unit, month and dimension, and the records behind them (server/src/engines/metrics). The numbers in brackets are the invariants of its README.

-- What one record contributes to a figure; corrected by being set again.
create table metric_entry (
  metric text not null,
  ref uuid not null,
  scope text collate "C" not null,
  period date not null check (extract(day from period) = 1),
  dims jsonb not null,
  numerator bigint not null,
  denominator bigint not null check (denominator >= 0),
  at timestamptz not null,
  primary key (metric, ref)               -- [M1]
);
create index on metric_entry (scope, metric, at);
select app.protect('metric_entry', staff_writes => 'insert, update, delete');

-- Sums of the entries, kept in the same transaction.
create table metric_fact (
  metric text not null,
  period date not null,
  scope text collate "C" not null,
  dims jsonb not null,
  numerator bigint not null,
  denominator bigint not null,
  entries int not null check (entries >= 0),
  primary key (metric, period, scope, dims)
);
create index on metric_fact (scope, metric, period);
select app.protect('metric_fact', staff_writes => 'insert, update, delete');
