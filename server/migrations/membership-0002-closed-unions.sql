-- Nothing is asked of a union that is no more, not even by somebody who read it a moment before it was closed (registry/unit-changes, C3): what is open when it closes is then brought after (J9).
create trigger refuses_closed_unit before insert on membership_application for each row execute function app.refuse_closed_unit('unit_id');
