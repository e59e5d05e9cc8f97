import { styled } from "styled-components";

/** Lines with their figures at the end, in columns of equal digits. */
export const FiguresTable = styled.table`
  inline-size: 100%;
  border-collapse: collapse;
  font-size: 13px;
  line-height: 20px;
  font-variant-numeric: tabular-nums;
  th,
  td {
    text-align: end;
    font-weight: 400;
    padding: 4px 0 4px 12px;
    border-block-end: 1px solid var(--card-border-color);
    vertical-align: top;
  }
  th:first-child {
    text-align: start;
    padding-inline-start: 0;
    overflow-wrap: anywhere;
  }
  thead th {
    color: var(--card-muted-fg-color);
  }
`;
