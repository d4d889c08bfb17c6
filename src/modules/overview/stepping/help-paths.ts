/** The pages of the one involvement: how we are helping a child, its steps, and the steps that wait. */
export const paths = {
  help: '/children/:personId/help',
  step: '/children/:personId/help/steps/:step',
  conference: '/children/:personId/help/conferences/:meeting',
  decision: '/children/:personId/help/decisions/:helpStepId',
  takeBack: '/children/:personId/help/taken/:helpStepId',
  letter: '/children/:personId/help/letters/:helpStepId',
  waiting: '/steps',
} as const;
