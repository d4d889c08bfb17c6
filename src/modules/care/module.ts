import type { ModuleManifest } from '../../platform/modules/module.ts';

export const module: ModuleManifest = {
  name: 'care',
  dependsOn: ['access', 'people', 'workforce', 'homes'],
  publishes: ['care_period', 'home_stay', 'legal_status_spell', 'in_care'],
};
