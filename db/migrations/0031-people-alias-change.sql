-- To find that two records are one person changes every count that holds them.
call platform.watch('people.alias');
