import type { ModuleManifest } from '../../platform/modules/module.ts';

export const module: ModuleManifest = {
  name: 'homes',
  dependsOn: ['access', 'people', 'workforce'],
  publishes: ['listed', 'located'],
};
