import type { ModuleManifest } from '../../platform/modules/module.ts';

export const module: ModuleManifest = {
  name: 'overview',
  dependsOn: ['access', 'people', 'workforce', 'homes', 'practice', 'care'],
  publishes: [],
};
