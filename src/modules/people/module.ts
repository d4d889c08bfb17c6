import type { ModuleManifest } from '../../platform/modules/module.ts';

export const module: ModuleManifest = {
  name: 'people',
  dependsOn: ['access'],
  publishes: [
    'current_name',
    'canonical',
    'lived_at',
    'person_version',
    'person_dispute',
    'identifier_version',
    'identifier_dispute',
    'relationship_version',
    'relationship_dispute',
    'disability_version',
    'disability_dispute',
    'alias_in_force',
    // Functions for others' functions that run as owner, and the two tables whose changes such functions follow by trigger.
    'records_of',
    'kept_people',
    'address_kept_among',
    'withheld_warnings',
    'kept_postcodes',
    'withheld_people',
    'withheld_postcodes',
    'withheld_elsewhere',
    'homes_withheld_of',
    'sibling_roles',
    'parent_roles',
    'relationship',
    'alias',
  ],
};
