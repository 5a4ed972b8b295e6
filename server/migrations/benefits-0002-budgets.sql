-- Budgets from which benefits are paid (server/src/scenarios/benefits/budgets). What is where is in the ledger; here is whose it is and where it came from.
create table benefit_budget (
  id uuid primary key,
  scope text collate "C" not null,
  unit_id uuid not null references unit,
  year int not null check (year between 2000 and 2199),
  parent_id uuid references benefit_budget,       -- the budget that it was passed down from; null: own funds
  year_end text check (year_end in ('back', 'on')),   -- what the giver decided about what is left: null while nobody has
  year_end_by text,
  year_end_at timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  constraint benefit_one_budget unique nulls not distinct (unit_id, year, parent_id),
  check ((year_end is null) = (year_end_at is null) and (year_end is null) = (year_end_by is null))
);
create index on benefit_budget (scope);
create index on benefit_budget (parent_id) where parent_id is not null;
select app.protect('benefit_budget');

-- A release that costs nothing needs no budget.
alter table benefit_release add column cost_fen bigint not null default 0 check (cost_fen >= 0);
alter table benefit_release add column budget_id uuid references benefit_budget;
-- Nothing is left to spend or to give back.
alter table benefit_release add column settled_at timestamptz;
alter table benefit_release add check ((cost_fen > 0) = (budget_id is not null));
create index on benefit_release (closes_at) where cost_fen > 0 and settled_at is null;
create index on benefit_release (budget_id) where budget_id is not null;

select app.guard_paths();
