import { styled } from "styled-components";

/** A title that is a link, and looks like one only when it is pointed at. */
export const PlainLink = styled.a`
  && {
    color: inherit;
    text-decoration: none;
  }
  &&:hover,
  &&:focus-visible {
    text-decoration: underline;
  }
`;
