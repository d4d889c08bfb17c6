import type { ModuleManifest } from '../../platform/modules/module.ts';

export const module: ModuleManifest = {
  name: 'workforce',
  dependsOn: ['access', 'people'],
  publishes: ['worker_of'],
};
