import { describe, expect, it } from 'vitest';
import { hostileHtml } from '#backend/testing/hostile-html.ts';
import { sanitiseHtml, sanitiseReply } from './sanitise-html.ts';

/** What may come out, written down once more; so strictly that no two parsers can read it differently. */
const TAG = /<\/?([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)(?: \/)?>/g;
const ELEMENTS = new Set(
  (
    'address article blockquote center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section ul ' +
    'caption col colgroup table tbody td tfoot th thead tr a abbr b bdi bdo big br cite code del dfn em font i img ins kbd mark q s ' +
    'samp small span strike strong sub sup time tt u var wbr'
  ).split(' '),
);
const ATTRIBUTES = new Set(
  (
    'align dir lang style title bgcolor colspan rowspan valign width height href rel target color face size alt data-cid ' +
    'data-remote-src start type border cellpadding cellspacing'
  ).split(' '),
);

/** What is wrong with HTML that was sanitised; empty when nothing is. */
function faultsOf(html: string): string[] {
  const faults = /[<>]/.test(html.replaceAll(TAG, '')) ? ['markup outside elements'] : [];
  for (const [, element = '', attributes = ''] of html.matchAll(TAG)) {
    if (!ELEMENTS.has(element)) faults.push(`<${element}>`);
    for (const [, name = '', value = ''] of attributes.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g))
      faults.push(...faultsOfAttribute(name, value));
  }
  return faults;
}

function faultsOfAttribute(name: string, value: string): string[] {
  if (!ATTRIBUTES.has(name)) return [name];
  if (name === 'href' && !/^(?:https?|mailto|tel):/.test(value)) return [`${name}=${value}`];
  if (name === 'data-remote-src' && !/^https?:\/\//.test(value)) return [`${name}=${value}`];
  const isCss = name === 'style' && /url|expression|import|image|position|var\(|[\\@]/i.test(value);
  return isCss ? [`${name}=${value}`] : [];
}

describe('sanitiseHtml', () => {
  it('leaves nothing that runs, is fetched, covers or has a name when HTML is hostile', () => {
    const left = hostileHtml().map((html) => [html, faultsOf(sanitiseHtml(html) ?? '')] as const);
    expect(left.filter(([, faults]) => faults.length > 0)).toEqual([]);
    expect(left.length).toBeGreaterThanOrEqual(200);
  });

  it('leaves nothing of it in a reply either, nor a picture, a style or a table', () => {
    const left = hostileHtml().map((html) => sanitiseReply(html) ?? '');
    expect(left.flatMap(faultsOf)).toEqual([]);
    expect(left.join('')).not.toMatch(/<(?:img|table|font|div)|<[^>]* (?:style|data-[a-z-]+)=/);
  });

  it('leaves nothing either when all of it stands in one mail, in either order', () => {
    const all = hostileHtml();
    for (const html of [all, all.toReversed()])
      expect(faultsOf(sanitiseHtml(html.join('<p>between</p>')) ?? '')).toEqual([]);
  });

  it('changes nothing more when it is done again, pictures being as they came', () => {
    for (const html of hostileHtml()) {
      const once = sanitiseHtml(html) ?? '';
      const asItCame = once.replaceAll(/<img[^>]*>/g, (img) =>
        img.replace(' data-cid="', ' src="cid:').replace(' data-remote-src="', ' src="'),
      );
      expect(sanitiseHtml(asItCame) ?? '').toBe(once);
    }
  });

  it('ends when a tag before the first word is as long as HTML may be', () => {
    const long = 'A'.repeat(200_000);
    expect(sanitiseHtml(`<p title="${long}">x</p>`)).toContain('>x</p>');
    expect(sanitiseHtml(`<p title="${long}"></p>`)).toBeNull();
    expect(sanitiseReply(`<a href="https://quillon.example/${long}"></a>`)).toBeNull();
  });

  it('keeps what people write', () => {
    const written =
      '<p style="color:red">Hello <b>Ana</b>, <a href="https://norrvik.example">see here</a></p><table><tr><td>4</td></tr></table>';
    const kept = sanitiseHtml(written) ?? '';
    for (const part of ['style="color:red"', '<b>Ana</b>', 'href="https://norrvik.example"', '<td>4</td>'])
      expect(kept).toContain(part);
  });

  it('is found out by these checks when it lets something through', () => {
    for (const html of hostileHtml().slice(0, 12)) expect(faultsOf(html)).not.toEqual([]);
    expect(faultsOf('<p onclick="x">y</p>')).toEqual(['onclick']);
    expect(faultsOf('<a href="javascript:x">y</a>')).toEqual(['href=javascript:x']);
  });
});
