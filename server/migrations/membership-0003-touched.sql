-- An application on its way stands on the first page.
select app.touches('membership_application');
