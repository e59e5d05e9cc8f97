/** Histories read at the same time. */
export const documentsAtOnceMax = 8;
