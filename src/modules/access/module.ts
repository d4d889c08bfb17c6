import type { ModuleManifest } from '../../platform/modules/module.ts';

export const module: ModuleManifest = {
  name: 'access',
  dependsOn: [],
  publishes: [],
};
