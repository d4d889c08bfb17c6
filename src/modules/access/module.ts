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
    'restricted_among',
    'spread_restriction',
    'sealed_subjects',
    'seal_for_adoption',
    'is_disposing',
    'askable_subjects',
    'guarded_restrictions',
    'restricted_now',
    'own_conflicts',
    'grant_look',
    // Two tables whose changes other modules' functions follow by trigger.
    'restriction_subject',
    'conflict_of_interest',
  ],
};
