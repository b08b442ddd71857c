import { app, type Session, type WebContents } from 'electron';
import { isOurUrl } from './app-scheme.ts';
import type { CapturePermission } from './capture-permission.ts';

/** What Chromium is told before it starts: no page of ours has a name to look up or a proxy to ask. */
export function lockDownProcess(): void {
  app.enableSandbox();
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('no-proxy-server');
  app.on('web-contents-created', (_event, contents) => lockDownContents(contents));
}

/** No network, no permissions, and no downloads but of our own page's files, for whatever lives in a session. */
export function lockDownSession(session: Session, capture: CapturePermission): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url) }));
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(isOurUrl(contents.getURL()) && details.isMainFrame && capture.allows(permission, media));
  });
  session.setPermissionCheckHandler((contents, permission, _origin, { mediaType, isMainFrame }) => {
    const media = mediaType === undefined ? [] : [mediaType];
    return isOurUrl(contents?.getURL() ?? '') && isMainFrame && capture.allows(permission, media);
  });
  session.setDevicePermissionHandler(() => false);
  // What our own page made is saved where a person says: Electron asks.
  session.on('will-download', (event, item) => {
    if (!isOurBlob(item.getURL())) event.preventDefault();
  });
}

/** A page stays where it is, opens nothing and holds no other. */
function lockDownContents(contents: WebContents): void {
  const stay = (event: { readonly url: string; preventDefault(): void }) => {
    if (!isOurUrl(event.url)) event.preventDefault();
  };
  // What goes over UDP passes the policy and the request filter by.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

function mayLoad(url: string): boolean {
  if (isOurUrl(url) || url.startsWith('data:')) return true;
  if (url.startsWith('blob:')) return isOurBlob(url);
  return !app.isPackaged && url.startsWith('devtools://');
}

function isOurBlob(url: string): boolean {
  return url.startsWith('blob:') && isOurUrl(url.slice('blob:'.length));
}
