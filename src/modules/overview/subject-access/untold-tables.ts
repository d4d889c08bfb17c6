/**
 * Tables with a person in them that no module tells of, each with the reason. A new table is told or stands here: a test
 * reads the database's own catalogue.
 */
export const untoldTables: Readonly<Record<string, string>> = {
  'people.likely_same':
    'a guess of the computer about two records, made anew each night; what was decided of it is told',
  'people.address_withheld':
    'from whom a home is withheld, to keep somebody safe: told by the one who decided it, never in a copy that may be passed on',
  'practice.attachment_file':
    'the bytes of a photograph or document: that there is one, and what it shows, is told; given beside the copy',
  'people.name_word': 'the words of names once more, for the search',
  'overview.subject_access_request':
    'the request that the copy answers, and those before it: the reader made them',
  'overview.subject_access_pause': 'what the reader was asked to make clear',
  'overview.subject_access_decision': 'why passages stay out: told as classes with their number',
  'overview.subject_access_copy': 'a copy that the reader was given',
  'overview.subject_access_reading': 'that the reader read it',
  'practice.dictation_sound':
    'a worker’s own voice, kept for some days so that they can check what was written down; that there is one, and its words, are told',
  'returns.check_wanted': 'a note to the computer to check a return again; deleted when it has',
  'returns.finding':
    'what a rule of a return finds in the facts, worked out anew each night; the facts are told',
  'returns.frozen_row': 'a line of a return as it was sent: the same facts, coded',
  'returns.line':
    'where a line of a return is kept, by numbers and marks; the facts that came of it are told',
  'returns.explanation':
    'not told yet: why a line of a return is right all the same, in typed words. returns stands above overview and has to hand its passages in (docs/adr/0019)',
};
