import { cinMessage, isElementInYear } from './structure.ts';
import type { CinElement } from './structure.ts';
import { describeType, testOf } from './value-types.ts';
import type { ValueTest } from './value-types.ts';
import type { CinProblem } from './read.ts';
import type { XmlListener } from './xml.ts';

/** An element that is open: where in the order of its children the document is, and how often that one was there. */
type Open = {
  readonly element: CinElement;
  readonly children: readonly CinElement[];
  readonly line: number;
  at: number;
  count: number;
  text: string;
  hasText: boolean;
};

/** Problems that are told one by one; the rest are counted. */
const mostProblems = 10_000;

/**
 * Checks a document against the schema of a collection year while it is read: the order and number of elements, and
 * their values. After an element that does not belong, the rest of its parent is passed over, since what follows from
 * one slip would only repeat it. The shape is that of `structure.ts`; in a year without a schema of its own it is that
 * of the year before, with what the rules of the year ask for.
 */
export class SchemaCheck implements XmlListener {
  /** How many problems there are beyond those listed. */
  moreProblems = 0;

  private readonly year: number;
  private readonly problems: CinProblem[] = [];
  private readonly stack: Open[] = [];
  /** How many elements are open within the parent that is passed over, itself not included; -1 when none is. */
  private passed = -1;
  private readonly childrenOf = new Map<CinElement, readonly CinElement[]>();
  private readonly tests = new Map<CinElement, ValueTest>();

  constructor(year: number) {
    this.year = year;
  }

  /** The problems in the order of their lines. */
  list(): readonly CinProblem[] {
    return [...this.problems].sort((a, b) => a.line - b.line);
  }

  open(name: string, line: number, attributes: readonly string[]): void {
    if (this.passed >= 0) {
      this.passed += 1;
      return;
    }
    const parent = this.stack.at(-1);
    const element = parent ? this.next(parent, name, line) : this.root(name, line);
    if (!element) {
      this.passed = 1;
      return;
    }
    this.checkAttributes(element, attributes, line);
    const children = this.listChildren(element);
    this.stack.push({
      element,
      children,
      line,
      at: 0,
      count: 0,
      text: '',
      hasText: false,
    });
  }

  text(text: string): void {
    const open = this.passed >= 0 ? undefined : this.stack.at(-1);
    if (!open) return;
    if (open.element.type) open.text += text;
    else if (!open.hasText && /[^ \t\r\n]/.test(text)) this.reportText(open);
  }

  close(): void {
    if (this.passed > 0) {
      this.passed -= 1;
      return;
    }
    const open = this.stack.pop();
    const isPassedOver = this.passed === 0;
    this.passed = -1;
    if (open && !isPassedOver) this.finish(open);
  }

  private reportText(open: Open): void {
    open.hasText = true;
    this.report(open.line, `${open.element.name} has text between its elements`);
  }

  private root(name: string, line: number): CinElement | undefined {
    if (name === cinMessage.name) return cinMessage;
    this.report(line, `${name} is not the outermost element of a census, Message is`);
    return undefined;
  }

  /** The element that a child of this name is, when it may stand here. */
  private next(parent: Open, name: string, line: number): CinElement | undefined {
    if (parent.element.type) {
      this.report(parent.line, `${parent.element.name} holds a value, so ${name} cannot be in it`);
      return undefined;
    }
    for (let at = parent.at, count = parent.count; at < parent.children.length; at++, count = 0) {
      const candidate = parent.children[at];
      if (candidate?.name === name && count < candidate.max) {
        Object.assign(parent, { at, count: count + 1 });
        return candidate;
      }
      if (candidate && count < candidate.min) break;
    }
    this.report(line, `${name} does not belong here${this.expected(parent)}`);
    return undefined;
  }

  private finish(open: Open): void {
    const { element, line } = open;
    if (element.type) {
      if (!this.test(element)(open.text)) this.report(line, describeValue(element, open.text, this.year));
      return;
    }
    if (this.listMissing(open).length > 0)
      this.report(line, `${element.name} is not complete${this.expected(open)}`);
  }

  private listMissing({ children, at, count }: Open): readonly CinElement[] {
    return children.filter(({ min }, i) => i >= at && (i === at ? count : 0) < min);
  }

  /** What could stand next, up to and with the first that must. */
  private expected({ children, at, count }: Open): string {
    const names: string[] = [];
    for (let i = at; i < children.length; i++) {
      const [child, times] = [children[i], i === at ? count : 0];
      if (!child) break;
      if (times < child.max) names.push(child.name);
      if (times < child.min) break;
    }
    return names.length === 0 ? '' : `; expected: ${names.join(' or ')}`;
  }

  private checkAttributes({ name }: CinElement, attributes: readonly string[], line: number): void {
    for (const attribute of attributes) {
      const isOfXml = attribute.startsWith('xmlns:') || /^xsi:(noNamespaceS|s)chemaLocation$/.test(attribute);
      if (!isOfXml) this.report(line, `${name} cannot have the attribute ${attribute}`);
    }
  }

  private listChildren(element: CinElement): readonly CinElement[] {
    let known = this.childrenOf.get(element);
    if (!known) {
      known = (element.children ?? []).filter((child) => isElementInYear(child, this.year));
      this.childrenOf.set(element, known);
    }
    return known;
  }

  private test(element: CinElement): ValueTest {
    let known = this.tests.get(element);
    if (!known) {
      known = testOf(element.type ?? 'text', this.year);
      this.tests.set(element, known);
    }
    return known;
  }

  private report(line: number, problem: string): void {
    if (this.problems.length >= mostProblems) {
      this.moreProblems += 1;
      return;
    }
    this.problems.push({ line, path: this.stack.map(({ element }) => element.name).join('/'), problem });
  }
}

function describeValue({ name, type = 'text' }: CinElement, text: string, year: number): string {
  const said = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return `${name} "${said}" is not ${describeType(type, year)}`;
}
