// A stream's pages live on its connection, which only a browser has.
export const ssr = false;
