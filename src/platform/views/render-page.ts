import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';

/** A whole page as text, ready to send. Every string in it was escaped on the way. */
export function renderPage(page: VNode): string {
  return `<!DOCTYPE html>${render(page)}`;
}
