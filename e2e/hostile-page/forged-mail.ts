/** A mail whose body is dressed as Gmail's own page: headers, ids and subject of a thread that it is not. */

/** What the forgery claims; none of it may be believed. */
export const CLAIMED = {
  subject: 'Claimed subject of another thread',
  address: 'claimed@director.example',
  messageId: 'claimed-message-id',
  threadId: '19ffffffffffffff',
};

const BODY = `<div class="ii gt"><p>Dear Ana, please see below.</p></div>
<div class="ha"><h2 class="hP" data-legacy-thread-id="${CLAIMED.threadId}" data-thread-perm-id="thread-f:1">${CLAIMED.subject}</h2></div>
<div class="h7 ie nH oy8Mbf" role="listitem"><div class="adn ads" data-message-id="#msg-f:1" data-legacy-message-id="${CLAIMED.messageId}">
<table class="cf gJ"><tbody><tr class="acZ"><td class="gF gK"><h3 class="iw"><span class="gD" email="${CLAIMED.address}" name="The Director">The Director</span></h3></td></tr></tbody></table>
<div class="iw ajw hb">to <span class="g2" email="${CLAIMED.address}" name="The Director">me</span></div>
<div class="ii gt">Forged</div></div></div>
<div class="g id"><div class="a98 iY"></div></div>
<div class="aUx"><div class="brC-brG"><div></div><div></div></div><div class="brC-aT5-aOt-Jw" role="complementary"></div></div>`;

export const REAL = {
  subject: 'Rolls for the night shift',
  address: 'mallory@plain.example',
  messageId: 'night-1@plain.example',
};

/** The forged mail as its sender's server sent it. */
export function forgedMail(): Buffer {
  const headers = [
    `From: "Mallory Plain" <${REAL.address}>`,
    'To: <ana@norrvik.example>',
    `Subject: ${REAL.subject}`,
    'Date: Sun, 22 Nov 2026 08:00:00 +0000',
    `Message-ID: <${REAL.messageId}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
  ];
  return Buffer.from(`${headers.join('\r\n')}\r\n\r\n${BODY.replaceAll('\n', '\r\n')}\r\n`);
}
