import type { PortableTextBlock } from "@newsletter/schemas";
import { Fragment, type ReactElement } from "react";
import { PlainLink } from "../ui/text.tsx";
import { FootnoteNumber } from "./footnote-number.tsx";
import { markTree, type MarkNode } from "./mark-tree.ts";
import type { Setting } from "./setting.ts";

/** The words of a block with what is around them. */
export function Spans({
  block,
  setting,
}: {
  readonly block: Pick<PortableTextBlock, "children" | "markDefs">;
  readonly setting: Setting;
}): ReactElement {
  return <Nodes nodes={markTree(block)} setting={setting} />;
}

function Nodes({ nodes, setting }: { readonly nodes: readonly MarkNode[]; readonly setting: Setting }): ReactElement {
  return (
    <>
      {nodes.map((node, index) => (
        <Fragment key={String(index)}>
          <Node node={node} setting={setting} />
        </Fragment>
      ))}
    </>
  );
}

function Node({ node, setting }: { readonly node: MarkNode; readonly setting: Setting }): ReactElement {
  if (typeof node === "string") return <Words words={node} />;
  if ("footnote" in node) return <FootnoteNumber footnote={node.footnote} setting={setting} />;
  const within = <Nodes nodes={node.children} setting={setting} />;
  switch (node.mark.kind) {
    case "link":
      return <PlainLink href={node.mark.href}>{within}</PlainLink>;
    case "strong":
      return <strong>{within}</strong>;
    case "em":
      return <em>{within}</em>;
  }
}

/** A line that an editor broke stays broken. */
function Words({ words }: { readonly words: string }): ReactElement {
  const lines = words.split("\n");
  return (
    <>
      {lines.map((line, index) => (
        <Fragment key={String(index)}>
          {index === 0 ? null : <br />}
          {line}
        </Fragment>
      ))}
    </>
  );
}
