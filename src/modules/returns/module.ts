import type { ModuleManifest } from '../../platform/modules/module.ts';

export const module: ModuleManifest = {
  name: 'returns',
  dependsOn: ['access', 'people', 'workforce', 'homes', 'practice', 'care', 'reporting'],
  publishes: [],
};
