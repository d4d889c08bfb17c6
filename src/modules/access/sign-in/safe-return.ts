/**
 * Only a path of our own is gone back to: nobody is sent elsewhere by a link to the sign-in page. Visible ASCII only, since
 * browsers drop tabs and line ends from an address: '/<tab>/elsewhere.example' would become '//elsewhere.example'.
 */
export function safeReturn(to: unknown): string {
  return typeof to === 'string' &&
    /^\/(?![/\\])[!-~]*$/.test(to) &&
    !to.includes('\\') &&
    !to.startsWith('/sign-')
    ? to
    : '/';
}
