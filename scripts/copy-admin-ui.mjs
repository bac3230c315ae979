// The web app's files stand beside the compiled server, as they stand beside src in the checkout.
import { cpSync } from 'node:fs';

cpSync(new URL('../admin-ui', import.meta.url), new URL('../dist/admin-ui', import.meta.url), { recursive: true });
