// Whoever types "air" means the live page.
import { redirect } from '@sveltejs/kit';
import type { PageLoad } from './$types.js';

export const load: PageLoad = ({ params }) => redirect(307, `/streams/${params.streamId}/live`);
