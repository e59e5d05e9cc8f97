import type { ReactNode } from "react";

export function IssueBoard(): ReactNode {
  return <p>Issues</p>;
}
