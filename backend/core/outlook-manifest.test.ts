import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser } from 'linkedom';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { ICON_SIZES, outlookManifest } from './outlook-manifest.ts';

const ORIGIN = 'https://desk.norrvik.example';
const ICONS = join(import.meta.dirname, '../pages/taskpane/public/icons');
const manifest = outlookManifest({ publicUrl: ORIGIN, version: '1.2.3' });
const root = new DOMParser().parseFromString(manifest, 'text/xml').documentElement;

type XmlElement = typeof root;
const namesOf = (element: XmlElement) => [...element.children].map(({ tagName }) => tagName);
const all = (name: string, from = root): XmlElement[] => [...from.getElementsByTagName(name)];
const addresses = [...manifest.matchAll(/(?:DefaultValue="|<AppDomain>)([a-z]+:\/\/[^"<]+)/g)].map(
  ([, address]) => address ?? '',
);

/** Order of the elements as the schema wants it (MS-OWEMXML); Outlook refuses the file otherwise. */
const ORDERS: Record<string, string[]> = {
  OfficeApp: [
    'Id',
    'Version',
    'ProviderName',
    'DefaultLocale',
    'DisplayName',
    'Description',
    'IconUrl',
    'HighResolutionIconUrl',
    'SupportUrl',
    'AppDomains',
    'Hosts',
    'Requirements',
    'FormSettings',
    'Permissions',
    'Rule',
    'DisableEntityHighlighting',
    'VersionOverrides',
  ],
  VersionOverrides: ['Requirements', 'Hosts', 'Resources', 'VersionOverrides'],
  Host: ['DesktopFormFactor', 'MobileFormFactor'],
  DesktopFormFactor: ['SupportsSharedFolders', 'ExtensionPoint'],
  Control: ['Label', 'Supertip', 'Icon', 'Action'],
  Action: ['SourceLocation', 'SupportsPinning'],
  Resources: ['bt:Images', 'bt:Urls', 'bt:ShortStrings', 'bt:LongStrings'],
};

describe('outlookManifest', () => {
  it.each(Object.entries(ORDERS))('has the parts of %s in the order of the schema', (name, order) => {
    const elements = name === 'OfficeApp' ? [root] : all(name);
    expect(elements.length).toBeGreaterThan(0);
    for (const element of elements) {
      const places = namesOf(element).map((part) => order.indexOf(part));
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((one, other) => one - other));
    }
  });

  it('wraps version 1.1 in 1.0, with pinning, shared folders and mobile in 1.1 only', () => {
    const [older, newer] = all('VersionOverrides');
    expect(older?.getAttribute('xsi:type')).toBe('VersionOverridesV1_0');
    expect(newer?.getAttribute('xsi:type')).toBe('VersionOverridesV1_1');
    expect(newer?.parentElement).toBe(older);
    for (const name of ['SupportsPinning', 'SupportsSharedFolders', 'MobileFormFactor']) {
      expect(all(name)).toHaveLength(1);
      expect(newer === undefined ? [] : all(name, newer)).toHaveLength(1);
    }
  });

  it('asks for no more of Outlook than mobile has', () => {
    const versions = [...manifest.matchAll(/MinVersion="([\d.]+)"/g)].map(([, version]) => Number(version));
    expect(Math.max(...versions)).toBe(1.5);
  });

  it('resolves every resource within its own overrides, and names no id twice there', () => {
    for (const overrides of all('VersionOverrides')) {
      const own = (name: string) =>
        all(name, overrides).filter((element) => element.closest('VersionOverrides') === overrides);
      const ids = ['bt:Image', 'bt:Url', 'bt:String'].flatMap((name) =>
        own(name).flatMap((element) => element.getAttribute('id') ?? []),
      );
      expect(new Set(ids).size).toBe(ids.length);
      const used = ['Label', 'Title', 'Description', 'SourceLocation', 'bt:Image'].flatMap((name) =>
        own(name).flatMap((element) => element.getAttribute('resid') ?? []),
      );
      expect(used.length).toBeGreaterThan(5);
      expect(used.filter((id) => !ids.includes(id))).toEqual([]);
    }
  });

  it('keeps ids and texts within the schema’s lengths', () => {
    for (const [, id = ''] of manifest.matchAll(/ (?:id|resid)="([^"]*)"/g))
      expect(id.length).toBeLessThan(33);
    for (const text of all('bt:String')) {
      const limit = text.parentElement?.tagName === 'bt:ShortStrings' ? 125 : 250;
      expect(text.getAttribute('DefaultValue')?.length).toBeLessThanOrEqual(limit);
    }
  });

  it('names addresses of the companion only, all by https', () => {
    expect(addresses.length).toBeGreaterThan(10);
    expect(addresses.filter((address) => new URL(address).origin !== ORIGIN)).toEqual([]);
  });

  it('has an icon of the right size behind every address', () => {
    const named = new Set(addresses.flatMap((address) => /icons\/(\d+)\.png$/.exec(address)?.[1] ?? []));
    expect([...named].map(Number).toSorted((one, other) => one - other)).toEqual(ICON_SIZES);
    for (const size of named) {
      const { width, height } = PNG.sync.read(readFileSync(join(ICONS, `${size}.png`)));
      expect([width, height]).toEqual([Number(size), Number(size)]);
    }
  });

  it('wants each mobile icon at three densities, the picture so many times larger', () => {
    const images = all('bt:Image').filter((image) => image.hasAttribute('scale'));
    expect(images).toHaveLength(9);
    for (const image of images) {
      const [size, scale] = ['size', 'scale'].map((name) => Number(image.getAttribute(name)));
      expect(image.getAttribute('resid')).toBe(`icon.${(size ?? 0) * (scale ?? 0)}`);
    }
  });

  it('has the same id at each address, so that a newer file replaces the older one', () => {
    const idOf = (text: string) => /<Id>([0-9a-f-]{36})<\/Id>/.exec(text)?.[1];
    const elsewhere = outlookManifest({ publicUrl: 'https://tickets.osterby.example', version: '2.0.0' });
    expect(idOf(manifest)).toBeDefined();
    expect(idOf(elsewhere)).toBe(idOf(manifest));
    expect(elsewhere).toContain('<Version>2.0.0.0</Version>');
  });
});
