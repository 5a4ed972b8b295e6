-- Claims are found by pool and by holder; nobody asks for those of a range.
drop index quota_claim_scope_idx;
