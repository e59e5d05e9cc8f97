const mebibyte = 1024 * 1024;

/** Every bound of the lake, with its unit in its name. */
export const limits = {
  /** A transaction is applied whole or not at all, so it must fit into one body. */
  jsonBodyBytesMax: 8 * mebibyte,
  assetBytesMax: 64 * mebibyte,
  /** The client moves a query into a body beyond 11264 characters and lets a listener's address grow to 14.8 kB. */
  headerBytesMax: 64 * 1024,
  pathParameterCharactersMax: 16 * 1024,
  operationsPerTransactionMax: 1000,
  documentBytesMax: 4 * mebibyte,
  documentIdCharactersMax: 128,
  transactionIdCharactersMax: 128,
  documentsPerReadMax: 500,
  usersPerReadMax: 200,
  keyvaluePerRequestMax: 100,
  keyvalueBytesMax: 64 * 1024,
  historyPageMax: 500,
  historyPageDefault: 50,
  historyEventsPageDefault: 100,
  importBatchDocuments: 100,
  listenersMax: 2000,
  /** What a slow listener may leave unread; then it is cut off, connects again and reads the documents afresh. */
  listenerBacklogBytesMax: 8 * mebibyte,
  keepAliveMs: 20_000,
  ticketLifeMs: 30_000,
  ticketsMax: 10_000,
  signInLinkLifeMs: 24 * 60 * 60 * 1000,
  sessionLifeMs: 30 * 24 * 60 * 60 * 1000,
  identityCacheMs: 5_000,
  identityCacheMax: 1000,
  parsedQueriesMax: 500,
  imageSideMax: 4000,
  imagePixelsMax: 100_000_000,
  thumbnailPixels: 20,
  presenceMessageBytesMax: 64 * 1024,
  databaseConnectionsMax: 8,
  databaseConnectMs: 10_000,
  followAgainMs: 1_000,
  stopWithinMs: 5_000,
} as const;
