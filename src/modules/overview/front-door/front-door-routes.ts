import type { NavItem, Route } from '../../access/index.ts';
import type { PeopleNeighbours } from '../../people/index.ts';
import { seeFrontDoor } from '../../practice/index.ts';
import { decisionRoutes } from './decision-routes.tsx';
import { paths } from './front-door-paths.ts';
import { letterRoutes } from './letter-routes.tsx';
import { frontDoorListRoutes } from './list-routes.tsx';
import { stepRoutes } from './step-routes.tsx';
import { worryRoutes } from './worry-routes.tsx';

/** Every page of the front door. */
export function frontDoorRoutes(neighbours: PeopleNeighbours): readonly Route[] {
  return [
    ...frontDoorListRoutes,
    ...worryRoutes(neighbours),
    ...stepRoutes,
    ...decisionRoutes,
    ...letterRoutes,
  ];
}

export const frontDoorNav: readonly NavItem[] = [
  { href: paths.list, text: 'Front door', action: seeFrontDoor },
];
