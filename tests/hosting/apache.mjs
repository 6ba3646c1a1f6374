// Checks hosting/apache.conf on an Apache that runs:
//
//   node tests/hosting/apache.mjs
//
// It takes Apache (Debian: apache2-bin, apache2-utils) and what nginx.mjs takes. The store of a
// team that the recipe ends with is checked by store.mjs.

import { configured } from "./apache-config.mjs";
import { check } from "./checks.mjs";

await check("Apache", configured);
