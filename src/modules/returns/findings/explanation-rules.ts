/** Whether an explanation accepts the values as they are now. */
export function stands(explanation: {
  readonly takenBackAt: string | null;
  readonly isSame: boolean;
}): boolean {
  return explanation.takenBackAt === null && explanation.isSame;
}
