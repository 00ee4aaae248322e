/**
 * The manifest by which Outlook knows the add-in: the add-in only XML form, which alone works in every Outlook (the newer JSON
 * form is not for the Mac and mobile, learn.microsoft.com, 2026-05). One file, two generations: version 1.0 of the overrides
 * for old clients, and 1.1 inside it with pinning, shared folders and mobile. The schema fixes the order of every element.
 */
import { TASK_PANE_PATH } from '#lib/base/task-pane.ts';

/** The add-in's identity, for ever: with it an admin's newer file replaces the older one. */
const ADD_IN_ID = '6d0c2c0e-4a53-4c0b-9d5e-1f6f0b7a3c52';

/** Of the ribbon, at 100 %, 200 % and more of the screen. */
const RIBBON_SIZES = [16, 32, 80];

/** Of the mobile apps; each wanted for three densities of the screen, the picture being so many times larger. */
const MOBILE_SIZES = [25, 32, 48];
const MOBILE_SCALES = [1, 2, 3];

/** Edge lengths in pixels of all pictures that the manifest names. */
export const ICON_SIZES: readonly number[] = [
  ...new Set([
    ...RIBBON_SIZES,
    64,
    128,
    ...MOBILE_SIZES.flatMap((size) => MOBILE_SCALES.map((scale) => size * scale)),
  ]),
].toSorted((one, other) => one - other);

export type ManifestFacts = {
  /** Origin of the companion; https. */
  publicUrl: string;
  /** Of the companion, `1.2.3`. */
  version: string;
};

/** The manifest for one companion. */
export function outlookManifest({ publicUrl, version }: ManifestFacts): string {
  const icon = (pixels: number) => `${publicUrl}/taskpane/icons/${pixels}.png`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xmlns:mailappor="http://schemas.microsoft.com/office/mailappversionoverrides/1.0" xsi:type="MailApp">
  <Id>${ADD_IN_ID}</Id>
  <Version>${version}.0</Version>
  <ProviderName>Threadside</ProviderName>
  <DefaultLocale>en-US</DefaultLocale>
  <DisplayName DefaultValue="Threadside"/>
  <Description DefaultValue="Support tickets beside the e-mail thread."/>
  <IconUrl DefaultValue="${icon(64)}"/>
  <HighResolutionIconUrl DefaultValue="${icon(128)}"/>
  <SupportUrl DefaultValue="${publicUrl}"/>
  <AppDomains>
    <AppDomain>${publicUrl}</AppDomain>
  </AppDomains>
  <Hosts>
    <Host Name="Mailbox"/>
  </Hosts>
  <Requirements>
    <Sets>
      <Set Name="Mailbox" MinVersion="1.1"/>
    </Sets>
  </Requirements>
  <FormSettings>
    <Form xsi:type="ItemRead">
      <DesktopSettings>
        <SourceLocation DefaultValue="${publicUrl}${TASK_PANE_PATH}"/>
        <RequestedHeight>450</RequestedHeight>
      </DesktopSettings>
    </Form>
  </FormSettings>
  <Permissions>ReadWriteItem</Permissions>
  <Rule xsi:type="ItemIs" ItemType="Message" FormType="Read"/>
  <DisableEntityHighlighting>true</DisableEntityHighlighting>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides" xsi:type="VersionOverridesV1_0">
${indent(2, overrides('1.3', desktop(''), publicUrl))}
    <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides/1.1" xsi:type="VersionOverridesV1_1">
${indent(3, overrides('1.5', `${desktop('\n<SupportsPinning>true</SupportsPinning>', '\n  <SupportsSharedFolders>true</SupportsSharedFolders>')}\n${MOBILE}`, publicUrl))}
    </VersionOverrides>
  </VersionOverrides>
</OfficeApp>
`;
}

/** What stands in either generation of overrides. */
function overrides(mailboxVersion: string, forms: string, publicUrl: string): string {
  return `<Requirements>
  <bt:Sets DefaultMinVersion="${mailboxVersion}">
    <bt:Set Name="Mailbox"/>
  </bt:Sets>
</Requirements>
<Hosts>
  <Host xsi:type="MailHost">
${indent(2, forms)}
  </Host>
</Hosts>
<Resources>
  <bt:Images>
${indent(2, ICON_SIZES.map((size) => `<bt:Image id="icon.${size}" DefaultValue="${publicUrl}/taskpane/icons/${size}.png"/>`).join('\n'))}
  </bt:Images>
  <bt:Urls>
    <bt:Url id="pane" DefaultValue="${publicUrl}${TASK_PANE_PATH}"/>
  </bt:Urls>
  <bt:ShortStrings>
    <bt:String id="name" DefaultValue="Threadside"/>
    <bt:String id="open" DefaultValue="Tickets"/>
  </bt:ShortStrings>
  <bt:LongStrings>
    <bt:String id="tip" DefaultValue="Shows who this message is from and which tickets it has, and makes a ticket from it."/>
  </bt:LongStrings>
</Resources>`;
}

/** The button above a message that is read. */
function desktop(pinning: string, sharedFolders = ''): string {
  return `<DesktopFormFactor>${sharedFolders}
  <ExtensionPoint xsi:type="MessageReadCommandSurface">
    <OfficeTab id="TabDefault">
      <Group id="threadside.read.group">
        <Label resid="name"/>
        <Control xsi:type="Button" id="threadside.read.open">
          <Label resid="open"/>
          <Supertip>
            <Title resid="name"/>
            <Description resid="tip"/>
          </Supertip>
          <Icon>
${indent(6, RIBBON_SIZES.map((size) => `<bt:Image size="${size}" resid="icon.${size}"/>`).join('\n'))}
          </Icon>
          <Action xsi:type="ShowTaskpane">
            <SourceLocation resid="pane"/>${pinning.replace('\n', '\n            ')}
          </Action>
        </Control>
      </Group>
    </OfficeTab>
  </ExtensionPoint>
</DesktopFormFactor>`;
}

const MOBILE = `<MobileFormFactor>
  <ExtensionPoint xsi:type="MobileMessageReadCommandSurface">
    <Group id="threadside.mobile.group">
      <Label resid="name"/>
      <Control xsi:type="MobileButton" id="threadside.mobile.open">
        <Label resid="open"/>
        <Icon xsi:type="bt:MobileIconList">
${indent(5, MOBILE_SIZES.flatMap((size) => MOBILE_SCALES.map((scale) => `<bt:Image size="${size}" scale="${scale}" resid="icon.${size * scale}"/>`)).join('\n'))}
        </Icon>
        <Action xsi:type="ShowTaskpane">
          <SourceLocation resid="pane"/>
        </Action>
      </Control>
    </Group>
  </ExtensionPoint>
</MobileFormFactor>`;

function indent(levels: number, text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  '.repeat(levels));
}
