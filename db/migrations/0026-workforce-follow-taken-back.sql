-- A relationship that was taken back shows nobody any more.
create trigger follow_removed after delete on people.relationship
  referencing old table as new_rows for each statement execute function workforce.follow_family();
