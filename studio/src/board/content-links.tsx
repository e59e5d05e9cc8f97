import { Card, Flex, Heading, Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { usePaneRouter } from "sanity/structure";
import { styled } from "styled-components";
import { documentIcons } from "../schema-icons.ts";
import { contentLists } from "../structure/content-lists.ts";

/** The lists of everything an issue is made of, below the issues. */
export function ContentLinks({ openId }: { readonly openId: string | undefined }): ReactNode {
  const { ChildLink } = usePaneRouter();
  return (
    <Stack gap={2}>
      <Heading as="h2" size={0} muted>
        Content
      </Heading>
      <Links>
        {contentLists.map(({ type, title }) => {
          const Icon = documentIcons[type];
          return (
            <ChildLink key={type} childId={type}>
              <Card padding={3} radius={2} tone={openId === type ? "primary" : "default"} data-testid={`content-${type}`}>
                <Flex gap={3} align="center">
                  <Text size={1} muted>
                    <Icon />
                  </Text>
                  <Text size={1}>{title}</Text>
                </Flex>
              </Card>
            </ChildLink>
          );
        })}
      </Links>
    </Stack>
  );
}

const Links = styled.nav`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
  gap: 2px;
  & > a {
    color: inherit;
    text-decoration: none;
    border-radius: 3px;
  }
  & > a:focus-visible {
    outline: 2px solid var(--card-focus-ring-color);
  }
`;
