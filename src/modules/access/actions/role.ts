/**
 * How far a role sees: `all` every unrestricted record, `own` the records that other modules relate it to, `none` no
 * record about anybody (domain reference 6.1: a system administrator cannot read case content).
 */
export type Scope = 'all' | 'own' | 'none';

type RoleFacts = { readonly title: string; readonly scope: Scope };

const facts = {
  'social worker': { title: 'Social worker', scope: 'own' },
  'family help worker': { title: 'Family help worker', scope: 'own' },
  'personal adviser': { title: 'Personal adviser', scope: 'own' },
  'front door': { title: 'Front-door practitioner', scope: 'all' },
  'team manager': { title: 'Team manager', scope: 'own' },
  'service manager': { title: 'Service manager', scope: 'all' },
  'reviewing officer': { title: 'Independent reviewing officer', scope: 'all' },
  analyst: { title: 'Performance analyst', scope: 'all' },
  director: { title: 'Director of children’s services', scope: 'all' },
  'lead member': { title: 'Lead member', scope: 'none' },
  guardian: { title: 'Information governance', scope: 'all' },
  administrator: { title: 'System administrator', scope: 'none' },
} as const satisfies Record<string, RoleFacts>;

/** The roles that an account may hold, from a date to a date (domain reference 6.1; more come with their modules). */
export type Role = keyof typeof facts;

export const roles = Object.keys(facts) as readonly Role[];

export function isRole(text: string): text is Role {
  return text in facts;
}

export function titleOf(role: Role): string {
  return facts[role].title;
}

export function scopeOf(role: Role): Scope {
  return facts[role].scope;
}

/**
 * Whether giving the role takes two administrators: roles that open every record, and the one that makes accounts, since an
 * administrator alone could otherwise make an account and look through it. The database decides (access.role_needs_two).
 */
export function needsTwo(role: Role): boolean {
  return scopeOf(role) === 'all' || role === 'administrator';
}
