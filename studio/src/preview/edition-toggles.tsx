import { DesktopIcon } from "@sanity/icons/Desktop";
import { ImageRemoveIcon } from "@sanity/icons/ImageRemove";
import { MobileDeviceIcon } from "@sanity/icons/MobileDevice";
import { MoonIcon } from "@sanity/icons/Moon";
import { SunIcon } from "@sanity/icons/Sun";
import { Button, Flex } from "@sanity/ui";
import type { ReactNode } from "react";
import { usePreviewOptions, type PreviewOptions } from "./preview-options.tsx";

/** How an edition is looked at: width, colours, pictures. */
export function EditionToggles({ options }: { readonly options: PreviewOptions }): ReactNode {
  const { change } = usePreviewOptions();
  const toggle = (title: string, icon: typeof SunIcon, wanted: Partial<PreviewOptions>, isOn = isChosen(options, wanted)): ReactNode => (
    <Button
      key={title}
      icon={icon}
      mode="bleed"
      padding={2}
      fontSize={1}
      title={title}
      aria-label={title}
      aria-pressed={isOn}
      selected={isOn}
      onClick={() => change(wanted)}
    />
  );
  return (
    <Flex gap={1}>
      {toggle("Phone width", MobileDeviceIcon, { width: "phone" })}
      {toggle("Desktop width", DesktopIcon, { width: "desktop" })}
      {toggle("Light", SunIcon, { scheme: "light" })}
      {toggle("Dark", MoonIcon, { scheme: "dark" })}
      {toggle("Without pictures", ImageRemoveIcon, { pictures: options.pictures === "on" ? "off" : "on" }, options.pictures === "off")}
    </Flex>
  );
}

function isChosen(options: PreviewOptions, { width, scheme }: Partial<PreviewOptions>): boolean {
  return (width ?? options.width) === options.width && (scheme ?? options.scheme) === options.scheme;
}
