-- Written about a record that gave way to another, a question, an offer or a choice is about the one that was kept.
select app.follows_person('training_question', 'person_id');
select app.follows_person('training_offer', 'person_id');
