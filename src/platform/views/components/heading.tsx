import type { VNode } from 'preact';
import type { Content } from './markup.ts';

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

type HeadingProps = { level: HeadingLevel; class: string; id?: string | undefined; children: Content };

/** A heading whose level the caller chooses. Used by components, not by pages. */
export function Heading({ level, id, class: classes, children }: HeadingProps): VNode {
  const Element: `h${HeadingLevel}` = `h${level}`;
  return (
    <Element class={classes} id={id}>
      {children}
    </Element>
  );
}
