/** Chromium knows no `app://`: its pages live at an https address that leads nowhere, with an origin of its own, too. */
const APP = 'app://';
const HTTPS = /^https:\/\/([a-z0-9.-]+)\.app\.test\//;

export function toChromium(url: string): string {
  if (!url.startsWith(APP)) return url;
  const { host, pathname, search, hash } = new URL(url);
  return `https://${host}.app.test${pathname || '/'}${search}${hash}`;
}

export function toElectron(url: string): string {
  return url
    .replace(HTTPS, (_all, host: string) => `${APP}${host}/`)
    .replace(/^blob:https:\/\/kiln\.app\.test\//, 'blob:app://kiln/');
}
