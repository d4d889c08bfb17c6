/** Where the pages of choices are. */
export const paths = {
  list: '/insight/what-if',
  new: '/insight/what-if/new',
  compare: '/insight/what-if/compare',
  bestNeighbour: '/insight/what-if/best-neighbour',
  one: (id: string) => `/insight/what-if/${id}`,
  change: (id: string) => `/insight/what-if/${id}/change`,
  again: (id: string) => `/insight/what-if/${id}/again`,
  removal: (id: string) => `/insight/what-if/${id}/removal`,
  return: (id: string) => `/insight/what-if/${id}/return`,
  paper: (id: string) => `/insight/what-if/${id}/paper`,
} as const;
