-- What is counted of talks after a return (docs/adr/0009, 0030) is out of date once one is written down.
call platform.watch('care.missing_time');
call platform.watch('care.return_interview');
