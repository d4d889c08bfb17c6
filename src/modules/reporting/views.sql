-- Facts with all their versions and what is contested about them: what an export of a return reads.
call reporting.offer_fact('people', 'person');
call reporting.offer_fact('people', 'identifier');
call reporting.offer_fact('workforce', 'allocation');
call reporting.offer_fact('care', 'episode');
call reporting.offer_fact('care', 'review');
call reporting.offer_fact('care', 'asylum_status');
call reporting.offer_fact('care', 'motherhood');
call reporting.offer_fact('care', 'health_year');
call reporting.offer_fact('care', 'leaving_care_year');
call reporting.offer_fact('care', 'adoption');
call reporting.offer_fact('care', 'adoption_decision');
call reporting.offer_fact('care', 'previous_permanence');
call reporting.offer_fact('care', 'missing_episode');
call reporting.offer_fact('care', 'deprivation_of_liberty');
