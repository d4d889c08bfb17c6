import type { ModuleManifest } from '../../platform/modules/module.ts';

export const module: ModuleManifest = {
  name: 'practice',
  dependsOn: ['access', 'people', 'workforce', 'homes'],
  publishes: [
    'contact_version',
    'contact_dispute',
    'early_help_assessment_version',
    'early_help_assessment_dispute',
    'involvement_version',
    'involvement_dispute',
    'assessment_version',
    'assessment_dispute',
    'assessment_factor_version',
    'assessment_factor_dispute',
    'child_in_need_plan_version',
    'child_in_need_plan_dispute',
    'section_47_enquiry_version',
    'section_47_enquiry_dispute',
    'child_protection_plan_version',
    'child_protection_plan_dispute',
    'protection_review_version',
    'protection_review_dispute',
    'visit_version',
    'visit_dispute',
  ],
};
