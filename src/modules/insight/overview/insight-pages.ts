/** A page of insight as the overview names it: the question it answers, and what it rests on. */
export type InsightPage = { readonly href: string; readonly title: string; readonly question: string };

/** Every page of insight, in the order in which a leader asks. */
export const insightPages: readonly InsightPage[] = [
  { href: '/measures', title: 'Measures', question: 'How are our children doing?' },
  {
    href: '/insight/signals',
    title: 'Signals',
    question: 'What changed by more than chance explains, and since when?',
  },
  {
    href: '/insight/early-warning',
    title: 'Early warning',
    question: 'What tends to slip before services fail, and does it slip here?',
  },
  {
    href: '/insight/funnel/children-in-care',
    title: 'Funnels',
    question: 'Which authorities, and which of our teams, differ by more than chance?',
  },
  {
    href: '/insight/forecast',
    title: 'Children in care, five years ahead',
    question: 'Where are we heading, and how sure is that?',
  },
  {
    href: '/insight/homes-needed',
    title: 'Homes we will need',
    question: 'How many foster homes are missing, by when, and what does that cost?',
  },
  {
    href: '/insight/forecast/ours',
    title: 'Our own forecast',
    question: 'How many children will need which homes, by age, as our own record goes on?',
  },
  {
    href: '/insight/what-if',
    title: 'What if',
    question: 'What would different choices do to children’s lives, and to spending?',
  },
  {
    href: '/insight/evidence',
    title: 'The evidence',
    question: 'Do the figures that Kith is founded on hold?',
  },
  {
    href: '/insight/comparison',
    title: 'Comparison',
    question: 'How do we compare, and who could we learn from?',
  },
  {
    href: '/insight/spending',
    title: 'What moved spending',
    question: 'Was it more children, more of them in care, or dearer weeks?',
  },
  {
    href: '/insight/statistics',
    title: 'Published statistics',
    question: 'Which figures of all authorities does this rest on?',
  },
];
