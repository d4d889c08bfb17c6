import type { ModuleManifest } from '../../platform/modules/module.ts';

export const module: ModuleManifest = {
  name: 'people',
  dependsOn: ['access'],
  publishes: ['current_name', 'canonical'],
};
