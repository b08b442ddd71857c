/** The key that a browser keeps when it is let in; '' where the page holds none. */
export function pageKeyIn(page: string): string {
  return /localStorage\.setItem\('kiln-key','([\w-]+)'\)/.exec(page)?.[1] ?? '';
}
