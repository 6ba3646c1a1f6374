// Serves the built site for as long as the journeys run.

import { serve } from "./server.mjs";

export default async function setup() {
  const server = await serve();
  process.env.WAYMARK_URL = server.url;
  return server.stop;
}
