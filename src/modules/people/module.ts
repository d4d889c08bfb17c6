import type { ModuleManifest } from '../../platform/modules/module.ts';

export const module: ModuleManifest = {
  name: 'people',
  dependsOn: ['access'],
  publishes: [
    'current_name',
    'canonical',
    'person_version',
    'person_dispute',
    'identifier_version',
    'identifier_dispute',
    'relationship_version',
    'relationship_dispute',
    'alias_in_force',
  ],
};
