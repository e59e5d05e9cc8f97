import type { DocumentType } from "@newsletter/schemas";
import { Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { styled } from "styled-components";
import { pictureUrl } from "../picture-url.ts";
import { documentIcons } from "../schema-icons.ts";

interface ThumbnailProps {
  readonly picture: unknown;
  readonly type: DocumentType | undefined;
}

/** The item's picture, else the sign of its type. */
export function Thumbnail({ picture, type }: ThumbnailProps): ReactNode {
  const url = pictureUrl(picture, 96, 64);
  if (url !== undefined) return <Picture src={url} alt="" loading="lazy" width={48} height={32} />;
  const Icon = type === undefined ? undefined : documentIcons[type];
  return (
    <Sign>
      {Icon !== undefined && (
        <Text size={2} muted>
          <Icon />
        </Text>
      )}
    </Sign>
  );
}

const Picture = styled.img`
  inline-size: 48px;
  block-size: 32px;
  object-fit: cover;
  border-radius: 2px;
  flex: none;
`;

const Sign = styled.div`
  inline-size: 48px;
  block-size: 32px;
  flex: none;
  display: grid;
  place-items: center;
`;
