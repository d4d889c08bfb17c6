-- Every fact with all its versions and what is contested about it (platform.publish_fact).
call platform.publish_fact('practice.contact');
call platform.publish_fact('practice.early_help_assessment');
call platform.publish_fact('practice.involvement');
call platform.publish_fact('practice.assessment');
call platform.publish_fact('practice.assessment_factor');
call platform.publish_fact('practice.child_in_need_plan');
call platform.publish_fact('practice.section_47_enquiry');
call platform.publish_fact('practice.child_protection_plan');
call platform.publish_fact('practice.protection_review');
call platform.publish_fact('practice.visit');
