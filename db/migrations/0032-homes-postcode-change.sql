-- A newer directory changes distances.
call platform.watch('homes.postcode');
