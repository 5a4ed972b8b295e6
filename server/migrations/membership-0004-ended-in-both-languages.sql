-- Why an application ended with its union, and the way on, are the platform's own words: said in both languages. A union's words of a refusal stay in the language they were written in.
alter table membership_application add column reason_en text, add column next_step_en text;
