import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';

/** A whole page as text, ready to send. Every string in it was escaped on the way. */
export function renderPage(page: VNode): string {
  return `<!DOCTYPE html>${render(page)}`;
}

/** A part of a page as text, for a script that puts it into one. */
export function renderPart(part: VNode): string {
  return render(part);
}
