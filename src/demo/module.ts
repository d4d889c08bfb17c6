import type { ModuleManifest } from '../platform/modules/module.ts';

/** Beside the apps: it makes invented people and writes them into the tables of the modules that hold facts. */
export const module: ModuleManifest = {
  name: 'demo',
  dependsOn: ['access', 'people', 'workforce', 'homes', 'practice', 'care', 'insight'],
  publishes: [],
};
