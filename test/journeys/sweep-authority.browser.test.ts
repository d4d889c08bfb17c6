import { expect, it } from 'vitest';
import { staffRoutes } from '../../src/apps/staff.ts';
import { signInRoutes } from '../../src/modules/access/index.ts';
import { publicPages, staffPages } from './sweep-states.ts';
import { sweep } from './sweep.ts';

sweep('authority', (worlds) => {
  it('is on the list of the sweep', () => {
    const routes = [...signInRoutes(), ...staffRoutes(worlds().northmoor.database)].filter(
      ({ method }) => method === 'GET',
    );
    const pathsOf = (face: 'staff' | 'public') =>
      routes.filter((route) => route.face === face).map(({ path }) => path);
    expect(Object.keys(staffPages).sort()).toEqual([...new Set(pathsOf('staff'))].sort());
    expect(Object.keys(publicPages).sort()).toEqual([...new Set(pathsOf('public'))].sort());
  });
});
