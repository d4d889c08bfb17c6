export const letterPath = '/children/:personId/letters/:decisionId';
export const printLetterPath = '/children/:personId/letters/:decisionId/print';
export const writeLetterPath = '/children/:personId/letters/:decisionId/write';
export const letterActPath = '/children/:personId/letters/:decisionId/:letterAct';

/** Where the letter to the family about one decision stands. */
export const letterOf = (personId: string, decisionId: string): string =>
  `/children/${personId}/letters/${decisionId}`;
