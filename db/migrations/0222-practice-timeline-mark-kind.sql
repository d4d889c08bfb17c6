-- A mark is of one line of the timeline: a fact may have two, such as that help began and that it ended. Marks that were made before
-- say no kind, and go on being of every line of their fact.
alter table practice.timeline_mark add column kind text;
