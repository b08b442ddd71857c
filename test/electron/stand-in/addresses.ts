/**
 * Chromium knows no `app://`: its pages live at an address that leads nowhere, with an origin of its own, too. It is one
 * below `localhost`, where http is as good as https to a page.
 */
const APP = 'app://';
const LOCAL = /^http:\/\/([a-z0-9.-]+)\.app\.localhost\//;

export function toChromium(url: string): string {
  if (!url.startsWith(APP)) return url;
  const { host, pathname, search, hash } = new URL(url);
  return `http://${host}.app.localhost${pathname || '/'}${search}${hash}`;
}

export function toElectron(url: string): string {
  return url
    .replace(LOCAL, (_all, host: string) => `${APP}${host}/`)
    .replace(/^blob:http:\/\/kiln\.app\.localhost\//, 'blob:app://kiln/');
}
