/** The stand-in's HTML page: the frame of elements that InboxSDK looks for, in which the page's scripts draw the views. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { accounts } from './mailbox.ts';
import { type StandInOptions } from './options.ts';
import { type ShownThread } from './shown-mail.ts';

/** The one inline script's nonce, constant within a process: header and page are made at different places. */
const NONCE = randomBytes(12).toString('base64url');

/** A policy as strict as Gmail's: no foreign hosts, no frames, no unnamed Trusted Types policy. */
export function contentSecurityPolicy(): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${NONCE}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

type Page = { account: number; threads: ShownThread[]; settings: StandInOptions };

/** The page of one account. Bodies are left out; the page asks for a thread when it opens it. */
export function mailPage({ account, threads, settings }: Page): string {
  const me = accounts[account];
  if (!me) throw new Error(`No account ${account}`);
  const rows = threads.map((thread) => ({
    ...thread,
    messages: thread.messages.map((message) => ({ ...message, html: '', text: '' })),
  }));
  const data = {
    account,
    me,
    accounts,
    rows,
    sidePanelDelayMs: settings.sidePanelDelayMs,
    previewPane: settings.previewPane,
    theme: settings.theme,
  };
  return PAGE.replace('__STYLE__', () => readFileSync(new URL('./page/mail.css', import.meta.url), 'utf8'))
    .replace('__EMAIL__', () => JSON.stringify(me.address))
    .replaceAll('__NONCE__', NONCE)
    .replace('__INITIAL__', () => me.name.charAt(0))
    .replace('__SIDE_PANEL__', () =>
      settings.sidePanel && settings.sidePanelDelayMs === 0 ? SIDE_PANEL : '',
    )
    .replace('__LATE_SIDE_PANEL__', () =>
      settings.sidePanel && settings.sidePanelDelayMs > 0 ? SIDE_PANEL : '',
    )
    .replace('__DATA__', () => JSON.stringify(data).replace(/</g, '\\u003c'));
}

const SIDE_PANEL = `<div class="aUx">
  <div class="bq9-spacer"></div>
  <div class="WN9Ejb br3"><div class="brC-brG"><div style="display:none"></div><div style="display:none"></div></div></div>
  <div class="brC-aT5-aOt-Jw" role="complementary" aria-label="Side panel"><div class="brC-aT5-aOt-bsf-Jw">
    <div role="tablist" aria-label="Side panel"></div><div role="separator"></div>
  </div></div>
</div>`;

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Mail</title>
<link rel="icon" href="data:,">
<style>__STYLE__</style>
<style id="stand-in-theme"></style>
<script nonce="__NONCE__">
var GLOBALS = []; GLOBALS[4] = 'x.en.y'; GLOBALS[9] = 'standin0ik'; GLOBALS[10] = __EMAIL__;
</script>
</head>
<body class="aAU">
<div class="nH app">
  <header role="banner" class="nH oy8Mbf qp">
    <div class="brand"><span class="brand-name">Mail</span></div>
    <form role="search" class="search" aria-label="Search mail"><input aria-label="Search mail" placeholder="Search mail"></form>
    <details class="account"><summary aria-label="Account">__INITIAL__</summary><div class="account-menu"></div></details>
  </header>
  <div class="nH no">
    <div class="aeN WR aZ6 nH oy8Mbf nn" role="navigation" aria-label="Mailbox">
      <div class="aic"><div class="z0"><div class="T-I T-I-KE L3" role="button" tabindex="0" gh="cm">Compose</div></div></div>
      <div class="Ls77Lb aZ6"><div class="pp"><div class="TK">
        <div class="aim"><div class="TO"><div class="TN"><span class="aio"><a class="n0" href="#inbox">Inbox</a></span></div></div></div>
        <div class="aim"><div class="TO"><div class="TN"><span class="aio"><a class="n0" href="#sent">Sent</a></span></div></div></div>
      </div><div class="n3"></div></div></div>
    </div>
    <div class="nH bkK nn"><div class="nH content"><div class="nH ar4 z">
      <div class="aeH"></div>
      <div class="AO"><div class="Tm aeJ"><div class="aeF"><div class="nH views"></div></div></div></div>
    </div></div></div>
    __SIDE_PANEL__
  </div>
</div>
<div class="dw"><div class="nH"><div class="nH"><div class="no"></div></div></div></div>
<template id="late-side-panel">__LATE_SIDE_PANEL__</template>
<script type="application/json" id="stand-in-data">__DATA__</script>
<script type="module" src="/stand-in/main.ts"></script>
</body>
</html>`;
