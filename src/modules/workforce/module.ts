import type { ModuleManifest } from '../../platform/modules/module.ts';

export const module: ModuleManifest = {
  name: 'workforce',
  dependsOn: ['access', 'people'],
  publishes: [
    'worker_of',
    'allocation_version',
    'allocation_dispute',
    'known_worker',
    'known_team',
    'worker_account',
    'timeline_item',
    'left_on',
  ],
};
