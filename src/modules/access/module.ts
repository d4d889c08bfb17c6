import type { ModuleManifest } from '../../platform/modules/module.ts';

export const module: ModuleManifest = {
  name: 'access',
  dependsOn: [],
  publishes: [
    'protect',
    'protect_fact',
    'relation',
    'everyone',
    'sees_everyone',
    'seen_subjects',
    'holds_role',
    'subjects_related',
    'actor_face',
    'hide',
    'hidden_subjects',
    'sensitive_subjects',
    'uncounted_subjects',
    'spread_restriction',
  ],
};
