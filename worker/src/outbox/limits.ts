/** A proof list names a handful of colleagues; a longer one is an audience, and wants a campaign. */
export const proofAddressesMax = 50;
/** Single mails sent in a row before the sender looks at its other duties. */
export const mailsPerRoundMax = 20;
